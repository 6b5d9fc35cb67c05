import type { Transporter } from 'nodemailer'
import { AppError } from '#platform/core/errors.ts'

export type Mail = {
  /** The same mail sent again carries the same id, so that its reader's server may drop the double. */
  id: string
  to: string
  replyTo?: string
  fromName: string
  subject: string
  text: string
  attachments: { name: string; path: string }[]
}

/** Sends mail over SMTP; absent settings are no fault but a thing the firm has not settled yet. */
export type Mailer = {
  isConfigured: boolean
  /**
   * Answers with what the server said once it has taken the mail.
   * Throws AppError('invalid', 'mail.refused') when it never will, AppError('unavailable', 'mail.unreachable') when it may later.
   */
  send(mail: Mail): Promise<string>
  close(): void
}

// A server that is silent this long will not answer; the queue tries again.
const silenceMs = 30_000

/** `url` as smtp://user:password@host:port; `from` is the address mails come from, else the user of the url. */
export function createMailer(url: string | undefined, from: string | undefined): Mailer {
  if (url === undefined) {
    return {
      isConfigured: false,
      send: () => Promise.reject(new AppError('unavailable', 'mail.not_configured')),
      close: () => {},
    }
  }
  const address = from ?? addressIn(url)
  const silence = { connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs }
  let opening: Promise<Transporter> | undefined
  // Read with the first mail, not with every start.
  const transport = () =>
    (opening ??= import('nodemailer').then(({ createTransport }) => createTransport({ url, ...silence } as never)))
  const domain = address.split('@').at(-1) ?? 'localhost'
  return {
    isConfigured: true,
    async send({ id, to, replyTo, fromName, subject, text, attachments }) {
      try {
        const sent = await (await transport()).sendMail({
          messageId: `<${id}@${domain}>`,
          from: { name: fromName, address },
          to,
          ...(replyTo === undefined ? {} : { replyTo }),
          subject,
          text,
          attachments: attachments.map(({ name, path }) => ({ filename: name, path })),
          // Nothing in a mail is fetched from addresses that its text may name.
          disableUrlAccess: true,
        })
        return String((sent as { response?: string }).response ?? '').slice(0, 200)
      } catch (cause) {
        throw refusalOf(cause)
      }
    },
    close: () => void opening?.then((opened) => opened.close()),
  }
}

function addressIn(url: string): string {
  const { username, hostname } = new URL(url)
  const user = decodeURIComponent(username)
  return user.includes('@') ? user : `${user === '' ? 'kedang' : user}@${hostname}`
}

/** SMTP says with the first digit whether trying again can help: 4 may, 5 will not. */
function refusalOf(cause: unknown): AppError {
  const { responseCode, code, message } = cause as { responseCode?: number; code?: string; message?: string }
  const reason = String(message ?? code ?? '').slice(0, 200)
  // A server that puts off a recipient it does not know yet (450) takes it a little later.
  const isFinal = responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500
  return isFinal
    ? new AppError('invalid', 'mail.refused', { reason }, { cause })
    : new AppError('unavailable', 'mail.unreachable', { reason }, { cause })
}
