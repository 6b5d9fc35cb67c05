import { useLocation } from '@tanstack/react-router'

/** Customers chosen on another screen; they come with the step there and not in the address, which is too short for hundreds. */
export function useChosenCustomers(): readonly string[] | undefined {
  const { customerIds } = useLocation().state as { customerIds?: unknown }
  if (!Array.isArray(customerIds) || customerIds.length === 0) return undefined
  return customerIds.filter((one): one is string => typeof one === 'string')
}
