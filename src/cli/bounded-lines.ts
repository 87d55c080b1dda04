/** A line of a stream by its number from 1; `text` is undefined for one that was longer than allowed. */
export interface BoundedLine {
  readonly line: number;
  readonly text: string | undefined;
}

/**
 * The lines of a stream, ended by LF or CRLF, the last one also by the end. Never holds more than `longest` characters
 * and one chunk: what is longer is passed over to its end and told as undefined.
 */
export async function* boundedLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<BoundedLine> {
  const decoder = new TextDecoder();
  let [line, held, tooLong] = [1, '', false];
  for await (const chunk of chunks) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield bounded(line, tooLong ? undefined : held + piece, longest);
      [line, held, tooLong] = [line + 1, '', false];
    }
    tooLong ||= held.length + rest.length > longest;
    held = tooLong ? '' : held + rest;
  }
  held += decoder.decode();
  if (tooLong || held !== '') yield bounded(line, tooLong ? undefined : held, longest);
}

function bounded(line: number, text: string | undefined, longest: number): BoundedLine {
  const whole = text?.endsWith('\r') === true ? text.slice(0, -1) : text;
  return { line, text: whole !== undefined && whole.length <= longest ? whole : undefined };
}
