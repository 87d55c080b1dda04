/** Plain and readable: system fonts, enough contrast, one column on a phone. */
export const STYLE = `
:root { color-scheme: light; --ink: #1d2733; --soft: #5a6675; --line: #c9d1da; --paper: #ffffff; --ground: #f3f5f8; --accent: #124a7d; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { background: var(--accent); color: #fff; padding: 1rem 1.5rem; }
header h1 { margin: 0; font-size: 1.4rem; }
header p { margin: .25rem 0 0; max-width: 60rem; opacity: .92; }
main { display: grid; grid-template-columns: minmax(20rem, 2fr) 3fr; gap: 1rem; padding: 1rem 1.5rem; }
@media (max-width: 60rem) { main { grid-template-columns: 1fr; } }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; min-width: 0; }
h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
select, textarea, input { width: 100%; padding: .5rem; border: 1px solid var(--line); border-radius: .25rem; font: inherit; background: #fff; color: inherit; }
textarea, pre { font: 13px/1.45 ui-monospace, monospace; }
button { margin-top: 1rem; padding: .6rem 1.4rem; border: 0; border-radius: .25rem; background: var(--accent); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
.note, #status { color: var(--soft); margin: 0; }
#status.refused { color: #9b1c1c; font-weight: 600; }
#table { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0; font-size: 14px; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { white-space: nowrap; color: var(--soft); }
td div + div { margin-top: .25rem; }
pre { margin: .5rem 0 0; overflow: auto; max-height: 32rem; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
