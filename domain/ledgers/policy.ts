import type { Rights } from '#platform/core/rights.ts'

/**
 * Dealings are the customer's: whoever may see the customer under `ledger.read` sees its trades and contracts.
 * The product table belongs to the whole firm, so changing it is a right of its own.
 */
export const ledgersRights = {
  'ledger.read': { label: { zh: '查看往来', en: 'See dealings' }, scoped: true },
  'ledger.change': { label: { zh: '登记往来与合同', en: 'Record dealings and contracts' }, scoped: true },
  'product.change': { label: { zh: '维护产品表', en: 'Keep the product table' }, scoped: false },
} as const satisfies Rights

export const ledgersConstraints = {
  products_number: 'product.number_taken',
  trades_reversed_once: 'trade.already_reversed',
  contracts_number: 'contract.number_taken',
}
