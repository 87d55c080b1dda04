/**
 * A text with nothing left of it but small letters and digits between single spaces: how headings and names of codes
 * are compared.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
