import { createHash } from 'node:crypto';

/** The school whose decisions are read, and the persona who reads them. */
export const SCHOOL = '900002';
export const READER = 'SENCO';

/** A page of decisions as a list shows it: twelve fields of each, the words of the reason among them. */
export const DOCUMENT = `query BenchPage($first: Int!, $filter: DecisionFilterInput) {
  decisions(first: $first, filter: $filter) {
    edges {
      cursor
      node {
        id type state basis schoolUrn decidedAt effectiveFrom recordedAt lateEntry status primaryNeed
        pupil { id }
        ... on SenSupportDecided { rationale }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

export const DOCUMENT_HASH = createHash('sha256').update(DOCUMENT, 'utf8').digest('hex');

const variables = { first: 50, filter: { schoolUrn: SCHOOL, types: ['SEN_SUPPORT_DECIDED'] } };

/**
 * The same page asked for in three ways: a trusted document by its hash, the same text, and a text that nobody knows.
 */
export const BODIES = {
  trusted: JSON.stringify({ documentId: `sha256:${DOCUMENT_HASH}`, variables }),
  text: JSON.stringify({ query: DOCUMENT, variables }),
  unknownText: JSON.stringify({ query: `# As a stranger would ask it\n${DOCUMENT}`, variables }),
} as const;
