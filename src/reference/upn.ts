/**
 * What is to be said of a text that should be a unique pupil number (DfE, "Unique pupil numbers"): valid, not of its
 * form, or of its form with a check letter that does not fit the rest.
 */
export type UpnCheck = 'VALID' | 'MALFORMED' | 'CHECK_LETTER';

/** Values 0 to 22. I, O and S are left out, as they look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const FORM = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/** Judges a UPN in capitals, permanent or temporary. It says nothing about whether it was ever given to a child. */
export function checkUpn(upn: string): UpnCheck {
  if (!FORM.test(upn)) return 'MALFORMED';
  return upnCheckLetter(upn.slice(1)) === upn[0] ? 'VALID' : 'CHECK_LETTER';
}

/** Whether a UPN of the right form is temporary: its last character is a letter. */
export function isTemporaryUpn(upn: string): boolean {
  return /[A-Z]$/.test(upn);
}

/** The check letter for characters 2 to 13: weights 2 to 13, sum modulo 23. */
export function upnCheckLetter(rest: string): string {
  const sum = Array.from(rest).reduce((total, character, index) => total + (index + 2) * valueOf(character), 0);
  return LETTERS.charAt(sum % LETTERS.length);
}

function valueOf(character: string): number {
  return /\d/.test(character) ? Number(character) : LETTERS.indexOf(character);
}
