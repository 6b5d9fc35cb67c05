/** Where the last test of the mail server is kept among the settings. */
export const mailTestKey = 'mailTest'

/** The last test of the mail server; `fault` is the server's own words in the language of the product. */
export type MailTest = {
  id: string
  to: string
  at: string
  state: 'waiting' | 'sent' | 'failed'
  fault: string | null
}
