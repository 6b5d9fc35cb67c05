import { defineMessages } from '#platform/core/i18n.ts'

/** Why something could not be printed. */
export const printMessages = defineMessages({
  'print.busy': { zh: '打印任务太多，稍后再试', en: 'Too many prints are waiting; try again shortly' },
  'print.died': { zh: '排版进程中断，重试一次', en: 'Typesetting stopped unexpectedly; try again' },
  'print.too_long': {
    zh: '排版超过 {seconds} 秒，已停止。内容拆成几份再打印',
    en: 'Typesetting took more than {seconds} s and was stopped; print it in smaller pieces',
  },
  'print.nothing': { zh: '没有可打印的内容', en: 'There is nothing to print' },
  'print.too_many_pages': {
    zh: '超过 {max} 页，缩小范围后再打印',
    en: 'More than {max} pages; narrow it down and print again',
  },
})
