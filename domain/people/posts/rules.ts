import { packOrder } from '#packs/pack-order.ts'

/** The role a trade means for whoever holds one of its posts: the one it names, or the one of the same key. */
export function roleKeyOf(postKey: string): string | undefined {
  const organisation = packOrder.find((pack) =>
    pack.organisation.posts.some(({ key }) => key === postKey),
  )?.organisation
  const named = organisation?.posts.find(({ key }) => key === postKey)?.role
  return named ?? organisation?.roles.find(({ key }) => key === postKey)?.key
}
