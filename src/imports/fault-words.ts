import { RULES } from '../decisions/rules.ts';
import type { ImportFault } from './import-result.ts';
import type { FaultCode } from './row-fault.ts';

/** What each fault means, for the person who has to put the file right. */
export const FAULT_WORDS: Readonly<Record<FaultCode, string>> = {
  UPN_MALFORMED: 'This is no unique pupil number.',
  UPN_MISSING: 'The pupil has no UPN; name and date of birth tell who is meant.',
  UPN_NOT_RECORDED: 'The record of the pupil has no UPN; add the one in the file with changePupilIdentity.',
  NAMESAKES: 'Several pupils on roll have this name and date of birth, and no UPN tells which is meant.',
  UPN_CHECK_LETTER: 'The first letter of the UPN does not fit its digits.',
  FORMER_UPN_INVALID: 'The former UPN is none.',
  NAME_MISSING: 'The pupil has no name.',
  FORMULA_CELL: 'A spreadsheet would take the cell for a formula.',
  TEXT_UNREADABLE: 'The name cannot be read in the encoding of the file.',
  NAME_DAMAGED: 'The name has a question mark, where the program that wrote the file lost a letter.',
  TEXT_TOO_LONG: 'The text is too long.',
  TOO_MANY_ENTRIES: 'One pupil has too many entries.',
  DATE_INVALID: 'This is no date.',
  DATE_BEFORE_BIRTH: "The date is before the pupil's birth.",
  STATUS_UNKNOWN: 'This is no SEN status.',
  STATUS_MISSING: 'There are needs, and no SEN status.',
  STATUS_OPEN_TWICE: 'Two SEN statuses of the pupil have no end; the one that began later was taken.',
  STATUS_RETIRED: 'The SEN status is an old one; it was taken for what it is today.',
  NEED_UNKNOWN: 'This is no type of need.',
  NEED_RETIRED: 'The type of need is an old one; it was taken for the one that replaced it.',
  NEED_RANK_INVALID: 'The rank of the need is no number from 1 to 99.',
  NEED_DATE_INVALID: 'A date of the need is none; the need was taken without it.',
  NEED_MISSING: 'A pupil with SEN support or a plan has no type of need.',
  NSA_WITH_PLAN: 'A pupil with a plan has the need NSA, which goes with SEN support only.',
  REVIEW_DATE_INVALID: 'The day of the review is no date.',
  SEX_UNKNOWN: 'This is no code of sex.',
  YEAR_GROUP_UNKNOWN: 'This is no year group.',
  DUPLICATE_ROW: 'The same pupil stands in the file before.',
  UPN_SHARED: 'Another pupil of the file has the same UPN.',
  TOO_MANY_CELLS: 'The row has more cells than there are headings.',
  QUOTE_NOT_CLOSED: 'A quotation mark is opened and never closed.',
  ROW_TRUNCATED: 'The file ends in the middle of the row.',
  CTF_VERSION_UNKNOWN: 'The version of the CTF is not one of 23 to 26.',
  NOT_A_CTF: 'The XML file is no Common Transfer File.',
  NOT_A_CSV: 'The file is neither a CTF nor a CSV file; save a workbook as CSV first.',
  FILE_EMPTY: 'There is no pupil in the file.',
  COLUMN_MISSING: 'The file has no column with this heading.',
  COLUMN_DOUBLED: 'The file has two columns with this heading.',
  TOO_MANY_COLUMNS: 'The file has too many columns.',
  TOO_MANY_PUPILS: 'The file has too many pupils.',
  ENCODING_UNKNOWN: 'The file is in an encoding that is not read.',
  XML_MALFORMED: 'The XML is broken here.',
  XML_DTD_FORBIDDEN: 'The XML defines entities, which is not allowed.',
  XML_TOO_DEEP: 'The XML is nested too deep.',
};

/** A fault, or the rule that refused the row, as one line for people; never a value. */
export function inWords({ line, column, code, disposition }: ImportFault): string {
  const words = code in FAULT_WORDS ? FAULT_WORDS[code as FaultCode] : RULES[code as keyof typeof RULES].message;
  return `line ${String(line)}${column === '' ? '' : `, ${column}`}: ${code}, ${disposition === 'REJECTED' ? 'left out' : 'taken in with a question'}. ${words}`;
}
