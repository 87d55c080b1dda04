/** All values of `extensions.code`, each with its message and the HTTP status of a request that failed as a whole. */
export const ERROR_CODES = {
  UNAUTHENTICATED: { status: 401, message: 'Sign in first.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here that you may see.' },
  BAD_REQUEST: { status: 400, message: 'The request is not of the form that is expected.' },
  BAD_USER_INPUT: { status: 400, message: 'The input is not of the shape that is expected.' },
  ID_OF_A_PAST_STATE: {
    status: 400,
    message:
      'An id in a command bears a past state of the record. Ask for the same thing without `asAt`, or give its `uuid`.',
  },
  CURSOR_MISMATCH: { status: 400, message: 'The cursor belongs to another list, or to another `asAt`.' },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The document is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The document does not fit the schema.' },
  LIMIT_EXCEEDED: { status: 400, message: 'The request is larger or deeper than the server takes.' },
  NOT_TRUSTED: { status: 400, message: 'The document is not one of the trusted documents.' },
  CONFLICT: { status: 409, message: 'Somebody else wrote in the meantime; ask again.' },
  UNAVAILABLE: {
    status: 503,
    message: 'A part of the system cannot be reached; this request wrote nothing. Try again.',
  },
  LOG_FAULTED: {
    status: 503,
    message:
      'The event store holds what does not belong in the log. Answers show the state before it, and nothing is recorded. Ask who runs the system: `sen-trail doctor` names the place.',
  },
  AMBIGUOUS: {
    status: 503,
    message:
      'It may have been written. Send the same again, a command with the same commandId: it is not written twice.',
  },
  TIMED_OUT: {
    status: 503,
    message: 'The answer took too long. A command may have been carried out: send it again with the same commandId.',
  },
  INTERNAL: { status: 500, message: 'Something went wrong on the server. Quote the correlation id.' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
