import type { Codes } from '../../src/kernel/members.ts';
import { publishEnum, type PublishedEnum } from './publish.ts';

const published = new Map<Codes, PublishedEnum<string>>();

/** The published enum of a closed list of codes; made at its first use. */
export function enumOf(codes: Codes): PublishedEnum<string> {
  const known = published.get(codes);
  if (known !== undefined) return known;
  const made = publishEnum(codes.name, codes.words, codes.codes);
  published.set(codes, made);
  return made;
}
