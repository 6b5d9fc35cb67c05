// Scanned papers and photographs; a film belongs elsewhere.
export const maxAttachmentBytes = 50 * 1_048_576

/** Types a browser shows without running anything. */
const shownInline = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'application/pdf',
  // Recordings; what a browser records itself is told from a film by nothing in its first bytes.
  'audio/webm',
  'video/webm',
  'audio/mp4',
  'audio/x-m4a',
  'video/mp4',
  'audio/mpeg',
  'audio/aac',
  'audio/ogg',
  'audio/opus',
  'audio/wav',
])

export function isShownInline(type: string): boolean {
  return shownInline.has(type)
}

/** Programs have no place among a customer's papers. */
const refused =
  /^application\/(x-msdownload|vnd\.microsoft\.portable-executable|x-elf|x-mach-binary|x-msi|x-apple-diskimage|x-executable|java-archive|vnd\.android)/

export function isRefusedType(type: string): boolean {
  return refused.test(type)
}

/** The last part of a path, without what file systems and headers cannot hold, at most 200 characters with its ending kept. */
export function cleanFileName(raw: string): string {
  const base = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const clean = base.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '').trim() || '文件'
  const points = [...clean]
  if (points.length <= 200) return clean
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ''
  return points.slice(0, 200 - ending.length).join('') + ending
}
