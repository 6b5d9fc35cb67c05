/** A rule document a trade proposes: taken over as a draft, it is the firm's to change. Data only, JSON-safe. */
export type PackPolicy = {
  /** Unique among all packs: 'trade.rules'. */
  key: string
  number?: string
  title: string
  about: string
  /** Months after which it is reviewed. */
  reviewMonths?: number
  body: string
  links: readonly {
    kind: 'form' | 'policy' | 'paper'
    /** Key of a form. */
    target?: string
    name: string
    number?: string
  }[]
}
