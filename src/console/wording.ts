/**
 * How the page words what the server answers: plain script of a browser, pure functions of JSON. Times are those of
 * England.
 */
export const WORDING = String.raw`
const SHORT = /\b(apdr|ar|ehc|ehcna|la|nsa|sen|senco|slt|urn|section f)\b/g;
const day = (text, time) => new Date(text).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Europe/London', ...time });

// 'LA_REFUSED_TO_ASSESS' and 'decidedOn' as a person would write them; codes such as SLCN stay.
function plain(text) {
  const words = text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return words.replace(SHORT, (short) => (short === 'section f' ? 'section F' : short.toUpperCase())).replace(/^./, (first) => first.toUpperCase());
}

// Money is in whole pence, and so named; here it is shown in pounds.
const isMoney = (name) => /Pence$/.test(name);
const label = (name) => plain(name.replace(/Pence$/, ''));

// The lines of one cell. A number within it says what it counts.
function lines(value, name) {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one) => lines(one, name));
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([inner, one]) => (typeof one === 'number' ? label(inner).toLowerCase() + ' ' : '') + lines(one, inner).join(', ')).filter(Boolean);
    return parts.length ? [parts.join('surname' in value ? ' ' : ' · ')] : [];
  }
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No'];
  if (typeof value === 'number') return [isMoney(name) ? (value / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' }) : String(value)];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return [day(value)];
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return [day(value, { hour: '2-digit', minute: '2-digit' })];
  return [/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[A-Z]{5,}$|^MET$/.test(value) ? plain(value) : value];
}

// What the server says of an error: code, words, and the place in the query.
function refused({ message, locations, extensions = {} }) {
  const place = (locations || []).map(({ line, column }) => 'line ' + line + ', column ' + column + ' of the query').join('; ');
  return extensions.code + ': ' + message + (place ? ' (' + place + ')' : '');
}

function counted(field, nodes) {
  if (!nodes) return 'Answered';
  if (nodes.length === 0) return 'Nothing found';
  return typeof field.totalCount === 'number' && field.totalCount > nodes.length ? nodes.length + ' of ' + field.totalCount + ' shown' : nodes.length + ' found';
}
`;
