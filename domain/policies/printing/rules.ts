import { type Language, textIn } from '#platform/core/i18n.ts'
import { label, type PaperBlock, type PaperHead, type PaperSigner, value } from '#platform/core/paper.ts'
import { policy, policyVersion } from '../schema.ts'

export type PrintedPolicy = {
  number: string | null
  title: string
  about: string | null
  departmentName: string | null
  interpreterName: string | null
  edition: number
  body: string
  makerName: string
  reviewerName: string | null
  reviewedAt: string | null
  approverName: string | null
  approvedAt: string | null
  issuedOn: string | null
  effectiveOn: string | null
  links: readonly { name: string; number: string | null }[]
}

export function policyHead({ title, number, edition }: PrintedPolicy): PaperHead {
  return { title, version: String(edition), ...(number === null ? {} : { formCode: number }) }
}

/** A policy as it is issued on paper: who answers for it and from when, its text, what belongs to it, who signed (POL-02 to POL-04). */
export function policyBlocks(printed: PrintedPolicy, language: Language): PaperBlock[] {
  const words = (zh: string, en: string) => textIn(language, { zh, en })
  const of = (field: { label: { zh: string; en: string } }) => textIn(language, field.label)
  const fact = (name: string, given: string | null) => [label(name, 2), value(given ?? '', 4)]
  const { fields } = policyVersion
  const links = printed.links.map(({ name, number }) => (number === null ? `《${name}》` : `《${name}》 ${number}`))
  return [
    {
      kind: 'grid',
      rows: [
        {
          cells: [
            ...fact(of(policy.fields.departmentId), printed.departmentName),
            ...fact(of(policy.fields.about), printed.about),
          ],
        },
        {
          cells: [...fact(of(fields.issuedOn), printed.issuedOn), ...fact(of(fields.effectiveOn), printed.effectiveOn)],
        },
      ],
    },
    { kind: 'text', text: printed.body },
    ...(links.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            title: words('相关文件与记录表格', 'Related papers and forms'),
            text: links.join('\n'),
          },
        ]),
    {
      kind: 'signatures',
      signers: [
        signer(of(fields.makerId), printed.makerName, null),
        signer(of(fields.reviewerId), printed.reviewerName, printed.reviewedAt),
        signer(of(fields.approverId), printed.approverName, printed.approvedAt),
      ],
    },
    {
      kind: 'note',
      text: [
        printed.interpreterName === null
          ? ''
          : words(`本制度由${printed.interpreterName}负责解释。`, `Interpreted by ${printed.interpreterName}. `),
        words('与法律法规不一致的，以法律法规为准。', 'Where it clashes with the law, the law prevails.'),
      ].join(''),
    },
  ]
}

function signer(role: string, name: string | null, at: string | null): PaperSigner {
  return { role, ...(name === null ? {} : { name }), ...(at === null ? {} : { signedOn: at.slice(0, 10) }) }
}
