import { EXAMPLES } from './examples.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/**
 * The page at `/`: pick who you are, ask a question, read the answer. One file, nothing from elsewhere; script and
 * style carry the nonce of the answer's content security policy. Outside demo mode the reader pastes a bearer token.
 */
export function consolePage(nonce: string, demo: boolean): string {
  const examples = JSON.stringify(EXAMPLES).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>SEN Decision Trail</title><link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><h1>SEN Decision Trail</h1><p>Who decided what for this child, when, on which evidence, by whose authority, who was told, and can you prove it?</p></header>
<main>
<section aria-labelledby="ask">
<h2 id="ask">Ask</h2>
${
  demo
    ? '<p class="note">Demo: every school, person and child here is invented.</p><label for="persona">Ask as</label><select id="persona"></select>'
    : '<label for="token">Bearer token</label><input id="token" type="password" autocomplete="off" spellcheck="false">'
}
<label for="example">Question</label><select id="example"></select>
<label for="query">GraphQL query</label><textarea id="query" rows="16" spellcheck="false"></textarea>
<label for="variables">Variables (JSON)</label><textarea id="variables" rows="6" spellcheck="false"></textarea>
<button id="run" type="button">Ask</button>
</section>
<section aria-labelledby="answer">
<h2 id="answer">Answer</h2>
<p id="status" role="status">Nothing asked yet.</p>
<div id="table"></div>
<details><summary>As JSON</summary><pre id="json" tabindex="0"></pre></details>
</section>
</main>
<script type="application/json" id="examples">${examples}</script>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}
