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
  /** The address mails come from; undefined while nothing is settled. */
  from: string | undefined
  /**
   * Answers with what the server said once it has taken the mail.
   * Throws AppError('invalid', 'mail.refused') when it never will, AppError('unavailable', 'mail.…') with the reason when
   * it may later.
   */
  send(mail: Mail): Promise<string>
  close(): void
}

// A server that is silent this long will not answer; what is to be sent is tried again.
const silenceMs = 30_000
// One that hangs is asked by one mail and not by each of a hundred, which would hold up every other job of the queue.
const sparedMs = 60_000

/** `url` as smtp://user:password@host:port; `from` is the address mails come from, else the user of the url. */
export function createMailer(url: string | undefined, from: string | undefined, patienceMs = silenceMs): Mailer {
  if (url === undefined) {
    return {
      isConfigured: false,
      from: undefined,
      send: () => Promise.reject(new AppError('unavailable', 'mail.not_configured')),
      close: () => {},
    }
  }
  const address = from ?? addressIn(url)
  const silence = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  let opening: Promise<Transporter> | undefined
  let silent: { until: number; fault: AppError } | undefined
  // Read with the first mail, not with every start.
  const transport = () =>
    (opening ??= import('nodemailer').then(({ createTransport }) => createTransport({ url, ...silence } as never)))
  const domain = address.split('@').at(-1) ?? 'localhost'
  return {
    isConfigured: true,
    from: address,
    async send({ id, to, replyTo, fromName, subject, text, attachments }) {
      if (silent !== undefined && performance.now() < silent.until) throw silent.fault
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
        silent = undefined
        return String((sent as { response?: string }).response ?? '').slice(0, 200)
      } catch (cause) {
        const fault = refusalOf(cause)
        if (fault.code === 'mail.silent') silent = { until: performance.now() + sparedMs, fault }
        throw fault
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

/** What nodemailer calls the ways in which a server is not reached. */
const unreached: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'mail.silent',
  EDNS: 'mail.unknown_host',
  ENOTFOUND: 'mail.unknown_host',
  ECONNREFUSED: 'mail.connection_refused',
  // A wrong password is no fault of the mail: once it is put right, the mail goes out.
  EAUTH: 'mail.sign_in_refused',
}

/** SMTP says with the first digit whether trying again can help: 4 may, 5 will not. */
function refusalOf(cause: unknown): AppError {
  const { responseCode, code = '', message, errno } = cause as Refused
  const reason = String(message ?? code).slice(0, 200)
  const known = unreached[code] ?? (/ECONNREFUSED/.test(`${errno} ${reason}`) ? 'mail.connection_refused' : undefined)
  if (known !== undefined) return new AppError('unavailable', known, { reason }, { cause })
  // A server that puts off a recipient it does not know yet (450) takes it a little later.
  const isFinal = responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500
  return isFinal
    ? new AppError('invalid', 'mail.refused', { reason }, { cause })
    : new AppError('unavailable', 'mail.unreachable', { reason }, { cause })
}

type Refused = { responseCode?: number; code?: string; message?: string; errno?: unknown }
