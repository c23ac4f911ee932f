/* passkey.js — the one thing that cannot be done without a script: asking a device for its signature (WebAuthn). */
(function () {
  'use strict';
  if (!window.PublicKeyCredential) return;

  function bytes(text) {
    var raw = atob(text.replace(/-/g, '+').replace(/_/g, '/')), out = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
    return out;
  }
  function text(buffer) {
    var raw = '';
    new Uint8Array(buffer).forEach(function (b) { raw += String.fromCharCode(b); });
    return btoa(raw).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }
  function ids(list) { return (list || []).map(function (c) { return Object.assign({}, c, { id: bytes(c.id) }); }); }

  function create(o) {
    o.challenge = bytes(o.challenge);
    o.user.id = bytes(o.user.id);
    o.excludeCredentials = ids(o.excludeCredentials);
    return navigator.credentials.create({ publicKey: o }).then(function (c) {
      return pack(c, {
        attestationObject: text(c.response.attestationObject),
        transports: c.response.getTransports ? c.response.getTransports() : []
      });
    });
  }
  function get(o) {
    o.challenge = bytes(o.challenge);
    o.allowCredentials = ids(o.allowCredentials);
    return navigator.credentials.get({ publicKey: o }).then(function (c) {
      return pack(c, {
        authenticatorData: text(c.response.authenticatorData),
        signature: text(c.response.signature),
        userHandle: c.response.userHandle ? text(c.response.userHandle) : null
      });
    });
  }
  function pack(c, response) {
    response.clientDataJSON = text(c.response.clientDataJSON);
    return JSON.stringify({
      id: c.id, rawId: text(c.rawId), type: c.type, response: response,
      authenticatorAttachment: c.authenticatorAttachment || undefined,
      clientExtensionResults: c.getClientExtensionResults()
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll('form[data-passkey]'), function (form) {
    var signature = form.querySelector('[name$=Credential]');
    form.hidden = false;
    form.addEventListener('submit', function (e) {
      if (signature.value) return;
      e.preventDefault();
      var failed = form.querySelector('[role=alert]');
      failed.hidden = true;
      fetch(form.getAttribute('data-passkey'), { method: 'POST', body: new FormData(form), credentials: 'same-origin' })
        .then(function (answer) {
          // Refused for what was typed: the form as it is brings the page that says why.
          if (answer.status === 422) { form.submit(); return new Promise(function () {}); }
          if (!answer.ok) throw new Error(answer.status);
          return answer.json();
        })
        .then(form.hasAttribute('data-passkey-new') ? create : get)
        .then(function (credential) { signature.value = credential; form.submit(); })
        .catch(function () { failed.hidden = false; });
    });
  });
}());
