(() => {
  'use strict';
  const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
  const bar = $('.bar'), find = $('#find'), count = $('#count'), zh = document.documentElement.lang.startsWith('zh');
  bar.hidden = false;
  const rows = $$('[data-row]').map(e => ({ e, text: null, domain: e.dataset.domain.split(' '), change: e.dataset.change.split(' ') }));
  const said = $$('.text p, .text h3, .text h4, .text h5');
  let hits = [], at = -1;

  // Search and filters: rows that don't answer are hidden, sentences that do are counted and walked through with Enter.
  const apply = () => {
    const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const want = Object.fromEntries($$('[data-filter]').map(s => [s.dataset.filter, s.value]));
    let shown = 0;
    for (const r of rows) {
      if (words.length && r.text === null) r.text = r.e.textContent.toLowerCase();
      const ok = words.every(w => r.text.includes(w)) && (!want.domain || r.domain.includes(want.domain)) && (!want.change || r.change.includes(want.change));
      r.e.hidden = !ok;
      shown += ok;
    }
    for (const e of hits) e.classList.remove('found');
    hits = words.length ? said.filter(e => { const t = e.textContent.toLowerCase(); return words.every(w => t.includes(w)); }) : [];
    at = -1;
    const filtered = words.length || Object.values(want).some(Boolean);
    document.body.classList.toggle('filtered', Boolean(filtered));
    count.textContent = !filtered ? '' : zh ? `${shown} 行` + (words.length ? `，全文 ${hits.length} 段（回车逐段看）` : '') : `${shown} rows` + (words.length ? `, ${hits.length} paragraphs (Enter walks them)` : '');
  };
  const step = by => {
    if (!hits.length) return;
    if (at >= 0) hits[at].classList.remove('found');
    at = (at + by + hits.length) % hits.length;
    hits[at].classList.add('found');
    hits[at].scrollIntoView({ block: 'center' });
  };
  let timer;
  find.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
  find.addEventListener('keydown', e => { if (e.key === 'Enter') { clearTimeout(timer); if (at < 0) apply(); step(e.shiftKey ? -1 : 1); } });
  for (const s of $$('[data-filter]')) s.addEventListener('change', apply);
  const clear = () => { find.value = ''; for (const s of $$('[data-filter]')) s.value = ''; apply(); };
  $('#clear').addEventListener('click', clear);

  // Long tables show their first rows until asked for all; a filter looks at every row, and so does a printer.
  const fold = table => [...table.tBodies[0].rows].forEach((r, i) => r.classList.toggle('folded', !table.dataset.open && i >= (+table.dataset.fold || Infinity)));
  for (const table of $$('table[data-fold]')) {
    const button = document.createElement('button'), all = table.tBodies[0].rows.length;
    const say = () => { button.textContent = table.dataset.open ? (zh ? `只显示前 ${table.dataset.fold} 行` : `Show the first ${table.dataset.fold} rows`) : zh ? `显示全部 ${all} 行` : `Show all ${all} rows`; button.setAttribute('aria-expanded', String(Boolean(table.dataset.open))); };
    button.type = 'button';
    button.className = 'more';
    button.addEventListener('click', () => { if (table.dataset.open) delete table.dataset.open; else table.dataset.open = 1; fold(table); say(); });
    table.after(button);
    fold(table);
    say();
  }

  // Sorting: a click on a head, numbers as numbers, a third click gives the report's own order back.
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const table of $$('table')) {
    const body = table.tBodies[0], own = [...body.rows];
    $$('th', table).forEach((th, c) => {
      // A span, since printers leave buttons out of a table's repeated head.
      const button = document.createElement('span');
      button.setAttribute('role', 'button');
      button.tabIndex = 0;
      button.append(...th.childNodes);
      th.append(button);
      button.addEventListener('keydown', e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); button.click(); } });
      button.addEventListener('click', () => {
        const next = { ascending: 'descending', descending: 'none' }[th.getAttribute('aria-sort')] || 'ascending';
        for (const other of $$('th', table)) other.removeAttribute('aria-sort');
        if (next === 'none') { body.append(...own); fold(table); return; }
        th.setAttribute('aria-sort', next);
        const key = r => { const d = r.cells[c]; return [d.dataset.v === undefined ? null : +d.dataset.v, d.textContent.trim()]; };
        const keyed = own.map(r => [key(r), r]), sign = next === 'ascending' ? 1 : -1;
        // Empty cells last, words after numbers, whichever way.
        keyed.sort(([a], [b]) => (!a[1] - !b[1]) || ((a[0] === null) - (b[0] === null)) || sign * (a[0] !== null ? a[0] - b[0] : order.compare(a[1], b[1])));
        body.append(...keyed.map(k => k[1]));
        fold(table);
      });
    });
  }

  // A link to a sentence that is folded away opens what folds it.
  const reveal = () => {
    const e = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let d = e && e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Keys: / searches, Escape clears, arrows walk the rows that open.
  document.addEventListener('keydown', e => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
    if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey) { e.preventDefault(); find.focus(); }
    else if (e.key === 'Escape') { clear(); if (typing) e.target.blur(); }
    else if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && e.target.tagName === 'SUMMARY') {
      const all = $$('summary').filter(s => s.offsetParent), i = all.indexOf(e.target) + (e.key === 'ArrowDown' ? 1 : -1);
      if (all[i]) { e.preventDefault(); all[i].focus(); }
    }
  });

  // Light, dark, or as the system has it; kept where the browser allows it.
  const root = document.documentElement;
  const keep = v => { try { v ? localStorage.setItem('tongbi-theme', v) : localStorage.removeItem('tongbi-theme'); } catch { } };
  try { const v = localStorage.getItem('tongbi-theme'); if (v) root.dataset.theme = v; } catch { }
  $('#theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    keep(root.dataset.theme);
  });
})();
