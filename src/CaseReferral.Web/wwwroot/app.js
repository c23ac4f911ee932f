/* app.js — comfort only; every page works without it. No inline handlers, no dependencies. */
(function () {
  'use strict';
  var d = document;
  var en = d.documentElement.lang.slice(0, 2) === 'en';
  // Chinese, English; {0} is replaced in order.
  var TEXT = {
    typed: ['已输入 {0} 位，共 18 位', '{0} of 18 characters'],
    shape: ['应为 17 位数字加 1 位校验码', 'Must be 17 digits and a check character'],
    date: ['第 7 至 14 位不是有效日期，请核对', 'Characters 7 to 14 are not a date; check them'],
    check: ['第 18 位校验码不符，请核对', 'The check character does not match; check the number'],
    ok: ['校验通过：{0}，{1} 出生，{2} 岁', 'Valid: {0}, born {1}, age {2}'],
    male: ['男', 'male'], female: ['女', 'female'],
    count: ['已写 {0} 字，最多 {1} 字', '{0} of at most {1} characters']
  };
  function say(key) {
    var text = TEXT[key][en ? 1 : 0];
    for (var i = 1; i < arguments.length; i++) text = text.replace('{' + (i - 1) + '}', arguments[i]);
    return text;
  }
  function each(sel, fn) { Array.prototype.forEach.call(d.querySelectorAll(sel), fn); }

  // 1 Error summary takes the focus once the page is there; else, after a step within the application, the content does:
  // the next Tab is its first link or field, as after the skip link. A page gone back to stays as it was left.
  var errors = d.querySelector('.err-summary'), main = d.querySelector('.shell main');
  var way = performance.getEntriesByType('navigation')[0];
  if (errors) errors.focus();
  else if (main && !location.hash && d.activeElement === d.body && d.referrer.indexOf(location.origin + '/') === 0 && (!way || way.type === 'navigate')) main.focus({ preventScroll: true });

  // 2 Menus close on Escape and on a click elsewhere.
  d.addEventListener('keydown', function (e) {
    if (e.key !== 'Escape') return;
    each('details.menu[open]', function (m) { m.open = false; m.querySelector('summary').focus(); });
  });
  d.addEventListener('click', function (e) {
    each('details.menu[open]', function (m) { if (!m.contains(e.target)) m.open = false; });
  });

  // 3 ID-card number: check digit, date, sex. The server checks again.
  var W = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], C = '10X98765432';
  function readId(s) {
    s = s.replace(/\s/g, '').toUpperCase();
    if (!s) return null;
    if (s.length < 18) return { wait: say('typed', s.length) };
    if (!/^\d{17}[\dX]$/.test(s)) return { bad: say('shape') };
    var y = +s.substr(6, 4), m = +s.substr(10, 2), day = +s.substr(12, 2), b = new Date(y, m - 1, day);
    if (b.getMonth() !== m - 1 || b.getDate() !== day || b > new Date()) return { bad: say('date') };
    var sum = W.reduce(function (a, w, i) { return a + w * +s[i]; }, 0);
    if (C[sum % 11] !== s[17]) return { bad: say('check') };
    var now = new Date(), age = now.getFullYear() - y - (now < new Date(now.getFullYear(), m - 1, day) ? 1 : 0);
    return { ok: say('ok', say(+s[16] % 2 ? 'male' : 'female'), [s.substr(6, 4), s.substr(10, 2), s.substr(12, 2)].join('-'), age) };
  }
  // Of several, as both adoptive parents': the first wrong one, else the last.
  function readIds(line) {
    var between = line.replace(/\s/g, '').length > 18 ? /[、,，;；\/\s]+/ : /[、,，;；\/]+/;
    var read = line.split(between).map(readId).filter(Boolean);
    return read.filter(function (r) { return r.bad; })[0] || read[read.length - 1];
  }
  each('input[data-id-check]', function (input) {
    var out = d.getElementById(input.getAttribute('data-id-check'));
    input.addEventListener('input', function () {
      var r = readIds(input.value) || { wait: '' };
      out.lastElementChild.textContent = r.ok || r.bad || r.wait;
      out.className = r.ok ? 'ok' : r.bad ? 'err' : 'hint';
      out.firstElementChild.firstElementChild.setAttribute('href', r.ok ? '#m-done' : r.bad ? '#m-red' : '#m-off');
      input.classList.toggle('is-invalid', !!r.bad);
      if (r.bad) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
    });
  });

  // 4 Characters left in long texts.
  each('textarea[data-count]', function (t) {
    var out = d.getElementById(t.getAttribute('data-count'));
    function show() { out.textContent = say('count', t.value.length, t.maxLength); }
    t.addEventListener('input', show); show();
  });

  // 5 One submit per page view; ask before leaving a changed form.
  var dirty = false;
  each('form[data-guard]', function (f) {
    f.addEventListener('input', function () { dirty = true; });
    f.addEventListener('submit', function (e) {
      if (f.getAttribute('data-sent')) { e.preventDefault(); return; }
      f.setAttribute('data-sent', '1'); dirty = false;
      var b = e.submitter || f.querySelector('button[type=submit]');
      if (b) { b.setAttribute('aria-disabled', 'true'); b.insertAdjacentText('beforeend', '…'); }
    });
  });
  window.addEventListener('beforeunload', function (e) { if (dirty) { e.preventDefault(); e.returnValue = ''; } });
  window.addEventListener('pageshow', function () { each('form[data-sent]', function (f) { f.removeAttribute('data-sent'); }); });

  // 7 Warning before the session ends; the server decides, this only counts. Over: what is on the screen is for nobody any more.
  var session = d.querySelector('form[data-session]');
  if (session) {
    var main = d.querySelector('main'), words = session.querySelector('[role=status]'), stay = session.querySelector('button'), again = session.querySelector('a');
    var isLast = session.getAttribute('data-session-last'), calm = words.textContent, warnFrom = 180, warned, until, timer;
    var extend = function (seconds) {
      until = Date.now() + seconds * 1000; warned = null; words.textContent = calm; session.classList.toggle('session-soon', !!isLast);
      main.hidden = false; stay.hidden = again.hidden = true; clearInterval(timer); timer = setInterval(tick, 1000);
    };
    var end = function () { main.hidden = true; session.classList.add('session-soon'); words.textContent = words.getAttribute('data-session-over'); stay.hidden = true; again.hidden = false; };
    var ask = function () {
      fetch(session.action, { method: 'POST', body: new FormData(session), headers: { 'X-Stay': '1' }, credentials: 'same-origin' })
        .then(function (answer) { var left = +answer.headers.get('Session-Left'); if (answer.status === 204 && left) extend(left); else end(); }, end);
    };
    var tick = function () {
      var left = Math.round((until - Date.now()) / 1000), minutes = Math.max(1, Math.ceil(left / 60));
      if (left <= 0) { clearInterval(timer); ask(); return; } // another window may have kept it
      if (left > warnFrom || minutes === warned) return;
      warned = minutes;
      session.classList.add('session-soon');
      words.textContent = words.getAttribute('data-session-words').replace('{0}', minutes);
      stay.hidden = !!isLast; again.hidden = !isLast;
    };
    extend(+session.getAttribute('data-session'));
    session.addEventListener('submit', function (e) { e.preventDefault(); ask(); });
    window.addEventListener('focus', function () { if (main.hidden) ask(); });
  }

  // 6 Print button.
  each('[data-print]', function (b) { b.hidden = false; b.addEventListener('click', function () { window.print(); }); });
}());
