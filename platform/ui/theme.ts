import type { ThemeConfig } from 'antd'

/** Reads a token by its name in tokens.css without the dashes: 'brand', 'rule-strong'. */
export type TokenReader = (name: string) => string

/**
 * Ant Design under our tokens. tokens.css decides; this only says which of its tokens means which of ours.
 * `algorithm` for dark is added by antd-frame.tsx, so that this file stays free of antd's code.
 */
export function antdTheme(token: TokenReader, mode: 'light' | 'dark'): ThemeConfig {
  const px = (name: string) => Number.parseInt(token(name), 10)
  // In the dark, brand is a text colour; what carries white text is the fill.
  const primary = token(mode === 'dark' ? 'brand-fill' : 'brand')
  const field = { colorBorder: token('field') }
  return {
    token: {
      colorPrimary: primary,
      colorInfo: primary,
      colorLink: token('brand'),
      colorSuccess: token('pine'),
      colorWarning: token('ochre'),
      colorError: token('seal'),
      colorBgLayout: token('paper'),
      colorBgContainer: token('surface'),
      colorBgElevated: token('surface'),
      colorFillAlter: token('sunken'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-2'),
      colorTextTertiary: token('ink-3'),
      colorTextQuaternary: token('ink-3'),
      colorTextPlaceholder: token('ink-3'),
      colorTextDisabled: token('ink-3'),
      colorBorder: token('rule-strong'),
      colorBorderSecondary: token('rule'),
      colorSplit: token('rule'),
      controlItemBgActive: token('selected'),
      controlItemBgHover: token('hover'),
      fontFamily: token('sans'),
      fontSize: px('t-14'),
      fontSizeSM: px('t-12'),
      borderRadius: px('r2'),
      borderRadiusSM: px('r1'),
      borderRadiusXS: px('r1'),
      borderRadiusLG: px('r3'),
      controlHeight: px('control'),
      controlHeightSM: px('control-s'),
      controlHeightLG: 40,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.2s',
      boxShadow: token('float'),
      wireframe: false,
    },
    components: {
      Input: field,
      InputNumber: field,
      Select: field,
      DatePicker: field,
      Checkbox: field,
      Radio: field,
      Table: {
        headerBg: token('sunken'),
        headerColor: token('ink-2'),
        rowHoverBg: token('hover'),
        rowSelectedBg: token('selected'),
        cellFontSizeSM: px('t-13'),
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 9,
        headerBorderRadius: px('r2'),
      },
      Tabs: {
        inkBarColor: token('seal'),
        itemSelectedColor: token('ink'),
        titleFontSize: px('t-14'),
        horizontalItemGutter: 18,
      },
      Menu: {
        itemHeight: 34,
        itemBg: token('sunken'),
        itemSelectedBg: token('paper'),
        itemSelectedColor: token('ink'),
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: { itemSelectedBg: token('brand-soft'), itemSelectedColor: token('brand') },
    },
  }
}
