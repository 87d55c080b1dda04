import { type CivilDate, isCivilDate } from '../../src/kernel/civil-date.ts';

/** What has an id of its own. A kind of decision is a `Decision`, whatever its type. */
export const ID_TYPES = [
  'ChangedDecision',
  'Decision',
  'Discrepancy',
  'EhcCase',
  'InboxEntry',
  'IncomingTransfer',
  'Matter',
  'Person',
  'Provision',
  'Pupil',
  'PupilRecord',
  'School',
  'SignOff',
] as const;
export type IdType = (typeof ID_TYPES)[number];

/** The state of the record that an answer shows, where `asAt` was given. */
export interface IdCut {
  /** Number of events known. */
  readonly ordinal: number;
  /** The day that was asked for; null: none was, and the two days below stood in for it. */
  readonly effectiveOn: CivilDate | null;
  /** The day on which time limits and other dates were judged. */
  readonly judgedOn: CivilDate;
  /** The day on which lists stood that always show one day, such as the register. */
  readonly listedOn: CivilDate;
}

export interface GlobalId {
  readonly type: IdType;
  /** The id as it is stored: a UUID, of a school its URN. */
  readonly uuid: string;
  /** Undefined: of what is known now. */
  readonly cut?: IdCut | undefined;
}

const LONGEST = 300;
const STORED = /^[\w.-]+$/;
const ORDINAL = /^(0|[1-9]\d{0,15})$/;

/** Opaque for clients: base64url of `type:uuid`, with a cut `type:uuid:ordinal:day` or `type:uuid:ordinal::day:day`. */
export function encodeId({ type, uuid, cut }: GlobalId): string {
  const parts = cut === undefined ? [type, uuid] : [type, uuid, ...cutParts(cut)];
  return Buffer.from(parts.join(':'), 'latin1').toString('base64url');
}

/** Reads what `encodeId` wrote; undefined for anything else. */
export function decodeId(text: string): GlobalId | undefined {
  if (text.length > LONGEST) return undefined;
  const [type, uuid, ...cut] = Buffer.from(text, 'base64url').toString().split(':');
  if (!isIdType(type) || uuid === undefined || !STORED.test(uuid)) return undefined;
  const read = cut.length === 0 ? undefined : cutOf(cut);
  if (read === 'NO_CUT') return undefined;
  const id = { type, uuid, ...(read && { cut: read }) };
  return encodeId(id) === text ? id : undefined;
}

function cutParts({ ordinal, effectiveOn, judgedOn, listedOn }: IdCut): readonly string[] {
  return effectiveOn === null
    ? [String(ordinal), '', judgedOn, ...(listedOn === judgedOn ? [] : [listedOn])]
    : [String(ordinal), effectiveOn];
}

function cutOf([ordinal = '', effectiveOn = '', ...days]: readonly string[]): IdCut | 'NO_CUT' {
  const [judgedOn, listedOn = judgedOn] = effectiveOn === '' ? days : [effectiveOn];
  const wellFormed =
    ORDINAL.test(ordinal) && Number.isSafeInteger(Number(ordinal)) && isCivilDate(judgedOn) && isCivilDate(listedOn);
  return wellFormed
    ? { ordinal: Number(ordinal), effectiveOn: effectiveOn === '' ? null : effectiveOn, judgedOn, listedOn }
    : 'NO_CUT';
}

function isIdType(text: unknown): text is IdType {
  return (ID_TYPES as readonly unknown[]).includes(text);
}
