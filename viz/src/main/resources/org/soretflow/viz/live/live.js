'use strict';
// Asks for the state of the run every second, until the run has ended; then less often. When the program is gone the
// page keeps what it has.
(() => {
  const byId = (id) => document.getElementById(id);
  let number = -2;
  let picture = '';
  let last = null;

  const rows = (body, lines) => {
    body.replaceChildren(...lines.map((line) => {
      const row = document.createElement('tr');
      line.forEach((text) => { row.insertCell().textContent = text; });
      return row;
    }));
  };

  const say = (text, state) => {
    byId('status').textContent = text;
    byId('status').dataset.state = state;
  };

  const draw = async (state) => {
    byId('case').textContent = state.case || 'The run is starting';
    document.title = `${state.case || 'SoretFlow'}: ${state.status}`;
    const failed = state.ended && state.status !== 'finished' && state.status !== 'stopped';
    say(state.ended ? `${state.status}: ${state.reason}` : `${state.status} …`, failed ? 'failed' : state.ended ? 'ended' : 'running');
    byId('facts').replaceChildren(...state.facts.map(([name, value]) => {
      const pair = document.createElement('div');
      const term = document.createElement('dt');
      term.textContent = name;
      const text = document.createElement('dd');
      text.textContent = value;
      pair.append(term, text);
      return pair;
    }));
    rows(byId('equations'), state.equations);
    rows(byId('values'), state.values);
    byId('charts').replaceChildren(...state.charts.map((chart) => {
      const figure = document.createElement('figure');
      // an element that the server has drawn, its texts escaped; the policy of the page runs no script in it
      figure.innerHTML = chart.svg;
      const caption = document.createElement('figcaption');
      caption.textContent = chart.caption;
      figure.append(caption);
      return figure;
    }));
    const select = byId('field');
    if (select.options.length !== state.fields.length) {
      select.replaceChildren(...state.fields.map((name) => new Option(name, name)));
    }
    await show(state);
  };

  const show = async (state) => {
    const wanted = byId('field').value;
    if (!wanted || (state.picture === number && picture === wanted)) return;
    const answer = await fetch(`picture.png?field=${encodeURIComponent(wanted)}`);
    if (!answer.ok) return;
    const image = byId('picture');
    const before = image.src;
    image.src = URL.createObjectURL(await answer.blob());
    image.hidden = false;
    if (before) URL.revokeObjectURL(before);
    number = state.picture;
    picture = wanted;
    image.dataset.number = number;
    image.dataset.field = wanted;
  };

  const tell = (seen) => seen.toLocaleTimeString();
  let seen = null;
  const ask = async () => {
    let pause = 1000;
    try {
      const answer = await fetch('state.json');
      if (!answer.ok) throw new Error(answer.statusText);
      last = await answer.json();
      seen = new Date();
      await draw(last);
      if (last.ended) pause = 3000;
    } catch (failure) {
      const how = last && last.ended ? `${last.status}: ${last.reason}. ` : '';
      say(seen ? `${how}The program does not answer any more; this is its last state, of ${tell(seen)}.`
        : `The program does not answer (${failure.message}).`, 'gone');
      pause = 3000;
    }
    setTimeout(ask, pause);
  };
  byId('field').addEventListener('change', () => { if (last) show(last).catch(() => {}); });
  ask();
})();
