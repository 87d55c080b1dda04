import { WORDING } from './wording.ts';

/** The page's own script: no library, no storage; a token lives in this page's memory only. */
export const SCRIPT = String.raw`
'use strict';
const at = (id) => document.getElementById(id);
const examples = JSON.parse(at('examples').textContent);
const persona = at('persona');
let personas = [];
${WORDING}

function option(select, text, value) {
  const item = document.createElement('option');
  item.textContent = text; item.value = value; select.append(item);
}

// Questions about a school are asked of the school of who asks.
function here(value) {
  const schoolUrn = persona && (personas[persona.value] || {}).schoolUrn;
  return JSON.stringify(value, (name, inner) => (name === 'schoolUrn' && schoolUrn ? schoolUrn : inner), 2);
}

function show(index) {
  at('query').value = examples[index].query;
  at('variables').value = here(examples[index].variables);
}

// What the reader wrote stays as it is, but for the school.
function move() {
  try { at('variables').value = here(JSON.parse(at('variables').value)); } catch { /* not JSON yet: the reader is told when asking */ }
}

function token() {
  return persona ? (personas[persona.value] || {}).token || '' : at('token').value.trim();
}

function table(rows) {
  const head = Object.keys(rows[0]);
  const el = document.createElement('table');
  const line = (cells, tag) => {
    const tr = document.createElement('tr');
    for (const cell of cells) {
      const td = document.createElement(tag);
      for (const text of cell) { const div = document.createElement('div'); div.textContent = text; td.append(div); }
      tr.append(td);
    }
    return tr;
  };
  el.append(line(head.map((name) => [label(name)]), 'th'));
  for (const row of rows) el.append(line(head.map((name) => lines(row[name], name)), 'td'));
  return el;
}

async function run() {
  const status = at('status');
  status.className = ''; status.textContent = 'Asking …'; at('table').replaceChildren(); at('json').textContent = '';
  try {
    const variables = at('variables').value.trim() === '' ? {} : JSON.parse(at('variables').value);
    const headers = { 'content-type': 'application/json' };
    if (token()) headers.authorization = 'Bearer ' + token();
    const began = performance.now();
    const reply = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query: at('query').value, variables }) });
    const body = await reply.json();
    const took = Math.round(performance.now() - began);
    at('json').textContent = JSON.stringify(body, null, 2);
    const errors = (body.errors || []).map(refused);
    const field = Object.values(body.data || {}).find((one) => one !== null && typeof one === 'object');
    const nodes = Array.isArray(field) ? field : field && field.edges && field.edges.map((edge) => edge.node);
    status.className = errors.length ? 'refused' : '';
    status.textContent = errors.length ? errors.join(' ') : counted(field, nodes) + ', in ' + took + ' ms.';
    const rows = nodes || (field ? [field] : []);
    if (rows.length) at('table').append(table(rows));
  } catch (error) {
    status.className = 'refused';
    status.textContent = error instanceof SyntaxError ? 'The variables are not JSON.' : 'The server did not answer.';
  }
}

examples.forEach((example, index) => option(at('example'), example.title, index));
at('example').addEventListener('change', (event) => show(event.target.value));
at('run').addEventListener('click', run);
show(0);
if (persona) {
  fetch('/demo/personas').then((reply) => reply.json()).then((list) => {
    personas = list;
    list.forEach((one, index) => option(persona, one.role + ': ' + one.name + ', ' + one.school, index));
    move();
  });
  persona.addEventListener('change', move);
}
`;
