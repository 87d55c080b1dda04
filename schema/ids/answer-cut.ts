import type { IdCut } from './global-id.ts';

/** The cut that the ids of one root field's answer bear. It is known as soon as the field has resolved its `asAt`. */
export class AnswerCut {
  private known: IdCut | undefined;

  get cut(): IdCut | undefined {
    return this.known;
  }

  /** What the root field reads first; lists inside its answer come later and change nothing. */
  begin(cut: IdCut): void {
    this.known ??= cut;
  }

  /** The cut of a page, which a cursor or a second read model may have moved back. */
  settle(cut: IdCut): void {
    this.known = cut;
  }
}

const answers = new WeakMap<object, Map<string | number, AnswerCut>>();

/** A cut for the answer of one root field of a request, by the field's name in the response. */
export function beginAnswer(context: object, field: string | number): AnswerCut {
  const ofRequest = answers.get(context) ?? new Map<string | number, AnswerCut>();
  answers.set(context, ofRequest);
  const answer = new AnswerCut();
  ofRequest.set(field, answer);
  return answer;
}

interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
}

/** The cut of the answer in which a field stands; undefined where no state of the record was asked for. */
export function cutAround(context: object, path: Path): IdCut | undefined {
  const ofRequest = answers.get(context);
  if (ofRequest === undefined) return undefined;
  let root = path;
  while (root.prev !== undefined) root = root.prev;
  return ofRequest.get(root.key)?.cut;
}
