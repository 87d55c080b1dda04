import { createHmac } from 'node:crypto';
import { comparedName } from '../kernel/compared-name.ts';
import { subjectId } from '../store/event-id.ts';
import type { RegisterRow } from './register-row.ts';

/** What the commands of one import are named by. `rowKey` is known to nobody else and is gone when the import ends. */
export interface ImportKey {
  readonly importId: string;
  readonly rowKey: string;
}

/**
 * The id of one command about one pupil of a file. It follows from who the pupil is, never from where the pupil stands:
 * lines, order and spaces of the file do not change it. A file holds a child once, so no two pupils share it.
 * The ids are stored in clear. So who the pupil is goes in under a key that is kept nowhere.
 */
export function rowCommandId({ importId, rowKey }: ImportKey, row: RegisterRow, command: string): string {
  const { upn, surname, forename, dateOfBirth } = row;
  const child = JSON.stringify([upn, comparedName(forename), comparedName(surname), dateOfBirth]);
  return subjectId(importId, `${command} ${createHmac('sha256', rowKey).update(child).digest('hex')}`);
}
