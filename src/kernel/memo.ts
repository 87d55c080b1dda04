/**
 * Caches for pure functions that get the same input again and again, such as a list that grows by one event. The answer
 * is kept as long as its input and is the same object each time.
 */

/** Worked out once for each object. */
export function memoByObject<From extends object, Answer>(of: (from: From) => Answer): (from: From) => Answer {
  const known = new WeakMap<From, { readonly answer: Answer }>();
  return (from) => {
    const before = known.get(from);
    if (before !== undefined) return before.answer;
    const answer = of(from);
    known.set(from, { answer });
    return answer;
  };
}

/** Worked out again only when the list holds other objects than the last list with the same first object. */
export function memoByList<From extends object, Answer>(
  of: (list: readonly From[]) => Answer,
): (list: readonly From[]) => Answer {
  const known = new WeakMap<From, { readonly list: readonly From[]; readonly answer: Answer }>();
  return (list) => {
    const [first] = list;
    const before = first && known.get(first);
    if (before?.list.length === list.length && before.list.every((one, at) => one === list[at])) return before.answer;
    const answer = of(list);
    if (first !== undefined) known.set(first, { list, answer });
    return answer;
  };
}
