import { type CodeOf, codes } from '../kernel/members.ts';

/** Sources of an observed status. CTF, MIS and CENSUS are files; a person read or was told the others. */
export const OBSERVATION_SOURCE = codes('ObservationSource', 'Where an observed status or a registration comes from.', {
  CTF: 'A common transfer file.',
  MIS: "The school's management information system.",
  CENSUS: 'A school census.',
  LA_DOCUMENT: 'A document of the local authority.',
  PREVIOUS_SCHOOL: 'The previous school.',
  PARENT: 'A parent or carer.',
});
export type ObservationSource = CodeOf<typeof OBSERVATION_SOURCE>;
