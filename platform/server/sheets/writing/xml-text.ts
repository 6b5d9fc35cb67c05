/** What XML cannot hold as it is: control characters but tab and line feed, lone surrogates, and the two non-characters. */
const unsafe = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu

/** Text for an XML element or attribute; what XML cannot hold becomes _xHHHH_, as Excel writes it (ECMA-376 §22.9.2.19). */
export function xmlText(text: string): string {
  return text
    .replace(unsafe, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
