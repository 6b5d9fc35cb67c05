import type { OptionList } from '#platform/core/fields.ts'

/**
 * What a line of a ledger may be, all subjects together (F-075 to F-079): each belongs to one subject, so a line says
 * both what happened and which ledger it stands in.
 */
export const movements = {
  shipped: ['发货', 'Shipped'],
  received: ['回款', 'Received'],
  adjusted: ['冲减', 'Reduced'],
  sample: ['样品', 'Sample'],
  publicity: ['宣传物料', 'Publicity material'],
  freebie: ['赠品', 'Free gift'],
  vatInvoice: ['增值税专用发票', 'Special VAT invoice', '增值税专用'],
  plainInvoice: ['普通发票', 'Ordinary invoice', '普通'],
  returned: ['退货', 'Return'],
  exchanged: ['换货', 'Exchange'],
  advertising: ['广告', 'Advertising'],
  promotion: ['促销', 'Promotion'],
  personnel: ['人员', 'Staff'],
  rebate: ['返利', 'Rebate'],
  training: ['培训', 'Training'],
} as const satisfies OptionList
export type Movement = keyof typeof movements

export type FigureKey = 'movement' | 'item' | 'quantity' | 'unit' | 'amount' | 'document'

/** A subject that is a ledger: what a line asks, and how lines add up. */
export type LedgerSubject = {
  movements: readonly Movement[]
  asks: readonly FigureKey[]
  /** Lowers the balance instead of raising it: money that came in, an allowance. */
  lowers: readonly Movement[]
  /** Its sum is what is owed and runs on from year to year; other ledgers are summed by period. */
  isBalance: boolean
}

/** The ledgers of JRN-03; the sixth subject, the customer file, has no figures. */
export const ledgerSubjects: Readonly<Record<string, LedgerSubject>> = {
  dealings: {
    movements: ['shipped', 'received', 'adjusted'],
    asks: ['movement', 'amount', 'document'],
    lowers: ['received', 'adjusted'],
    isBalance: true,
  },
  samples: {
    movements: ['sample', 'publicity', 'freebie'],
    asks: ['movement', 'item', 'quantity', 'unit', 'amount'],
    lowers: [],
    isBalance: false,
  },
  invoices: {
    movements: ['vatInvoice', 'plainInvoice'],
    asks: ['movement', 'document', 'amount'],
    lowers: [],
    isBalance: false,
  },
  returns: {
    movements: ['returned', 'exchanged'],
    asks: ['movement', 'item', 'quantity', 'unit', 'amount', 'document'],
    lowers: [],
    isBalance: false,
  },
  support: {
    movements: ['advertising', 'promotion', 'personnel', 'rebate', 'training'],
    asks: ['movement', 'item', 'amount'],
    lowers: [],
    isBalance: false,
  },
}

/** A subject of the firm's own that keeps figures: quantities and amounts, summed by period. */
export const ownLedger: LedgerSubject = {
  movements: [],
  asks: ['item', 'quantity', 'unit', 'amount', 'document'],
  lowers: [],
  isBalance: false,
}
