export const browser = {
  "browser.create": "Kanal anlegen",
  "browser.createSubmit": "Anlegen",
  "browser.name": "Name",
  "browser.nameHint": "Kleinbuchstaben, ohne Leerzeichen: plan-2027",
  "browser.private": "Privat",
  "browser.privateHint": "Nur Eingeladene können ihn finden und lesen.",
  "browser.title": "Kanäle",
  "browser.find": "Kanal finden",
  "browser.none": "Kein Kanal heißt so",
  "browser.members": "{count, plural, one {# Mitglied} other {# Mitglieder}}",
  "browser.joined": "dabei",
};
