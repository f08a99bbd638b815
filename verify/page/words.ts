import type { Language } from '../../functions/core/campaign.ts';

const en = {
  title: 'Check the count',
  language: 'Language',
  heading: 'Count the votes yourself',
  intro: 'This page counts the votes of an archive again, and follows your receipts to them.',
  offline: 'It works without a network, and cannot use one: nothing leaves this computer.',
  archive: 'The archive',
  'archive-hint': 'Drop its folder here, or choose it.',
  'choose-folder': 'Choose the folder',
  'choose-files': 'Choose files',
  chosen: '{count} files, {megabytes} MB',
  'chosen-none': 'No archive chosen yet.',
  own: 'Your receipts, an earlier checkpoint, the city’s key',
  'receipts-name': 'receipts',
  receipts: 'Receipts, one a line, or the JSON that the platform gave you',
  previous: 'A checkpoint that you kept from earlier',
  key: 'The city’s key, as you have it from elsewhere',
  'key-hint': '43 characters, or name+hash+key.',
  check: 'Check',
  outcome: 'What was found',
  working: 'Reading and counting…',
  failed: 'The check stopped: {reason}',
  footer:
    'The same check as a command: node verify.mjs FOLDER. What it proves and what it does not is told in docs/verifiability.md.',
} as const;

export type PageWord = keyof typeof en;
export type PageWords = Readonly<Record<PageWord, string>>;

const fr: PageWords = {
  title: 'Vérifier le décompte',
  language: 'Langue',
  heading: 'Recomptez les votes vous-même',
  intro: 'Cette page recompte les votes d’une archive et y retrouve vos reçus.',
  offline: 'Elle fonctionne sans réseau et ne peut en utiliser aucun : rien ne quitte cet ordinateur.',
  archive: 'L’archive',
  'archive-hint': 'Déposez son dossier ici, ou choisissez-le.',
  'choose-folder': 'Choisir le dossier',
  'choose-files': 'Choisir des fichiers',
  chosen: '{count} fichiers, {megabytes} Mo',
  'chosen-none': 'Aucune archive choisie.',
  own: 'Vos reçus, un point de contrôle précédent, la clé de la ville',
  'receipts-name': 'reçus',
  receipts: 'Vos reçus, un par ligne, ou le JSON que la plateforme vous a donné',
  previous: 'Un point de contrôle que vous avez gardé',
  key: 'La clé de la ville, obtenue ailleurs',
  'key-hint': '43 caractères, ou nom+hachage+clé.',
  check: 'Vérifier',
  outcome: 'Ce qui a été trouvé',
  working: 'Lecture et décompte…',
  failed: 'La vérification s’est arrêtée : {reason}',
  footer:
    'La même vérification en ligne de commande : node verify.mjs DOSSIER. Ce qu’elle prouve ou non est expliqué dans docs/verifiability.md.',
};

const nl: PageWords = {
  title: 'De telling controleren',
  language: 'Taal',
  heading: 'Tel de stemmen zelf na',
  intro: 'Deze pagina telt de stemmen van een archief opnieuw en zoekt uw ontvangstbewijzen erin op.',
  offline: 'Ze werkt zonder netwerk en kan er geen gebruiken: niets verlaat deze computer.',
  archive: 'Het archief',
  'archive-hint': 'Sleep de map hierheen, of kies ze.',
  'choose-folder': 'De map kiezen',
  'choose-files': 'Bestanden kiezen',
  chosen: '{count} bestanden, {megabytes} MB',
  'chosen-none': 'Nog geen archief gekozen.',
  own: 'Uw ontvangstbewijzen, een eerder controlepunt, de sleutel van de stad',
  'receipts-name': 'ontvangstbewijzen',
  receipts: 'Ontvangstbewijzen, één per regel, of de JSON die het platform u gaf',
  previous: 'Een controlepunt dat u eerder bewaarde',
  key: 'De sleutel van de stad, zoals u die van elders hebt',
  'key-hint': '43 tekens, of naam+hash+sleutel.',
  check: 'Controleren',
  outcome: 'Wat er is gevonden',
  working: 'Lezen en tellen…',
  failed: 'De controle stopte: {reason}',
  footer:
    'Dezelfde controle als opdracht: node verify.mjs MAP. Wat ze bewijst en wat niet, staat in docs/verifiability.md.',
};

const de: PageWords = {
  title: 'Die Zählung prüfen',
  language: 'Sprache',
  heading: 'Zählen Sie die Stimmen selbst nach',
  intro: 'Diese Seite zählt die Stimmen eines Archivs neu und sucht Ihre Quittungen darin.',
  offline: 'Sie arbeitet ohne Netz und kann keines benutzen: Nichts verlässt diesen Computer.',
  archive: 'Das Archiv',
  'archive-hint': 'Ziehen Sie seinen Ordner hierher oder wählen Sie ihn.',
  'choose-folder': 'Ordner wählen',
  'choose-files': 'Dateien wählen',
  chosen: '{count} Dateien, {megabytes} MB',
  'chosen-none': 'Noch kein Archiv gewählt.',
  own: 'Ihre Quittungen, ein früherer Prüfpunkt, der Schlüssel der Stadt',
  'receipts-name': 'Quittungen',
  receipts: 'Quittungen, eine je Zeile, oder das JSON, das die Plattform Ihnen gab',
  previous: 'Ein Prüfpunkt, den Sie früher aufbewahrt haben',
  key: 'Der Schlüssel der Stadt, wie Sie ihn von anderswo haben',
  'key-hint': '43 Zeichen oder Name+Hash+Schlüssel.',
  check: 'Prüfen',
  outcome: 'Was gefunden wurde',
  working: 'Lesen und Zählen…',
  failed: 'Die Prüfung brach ab: {reason}',
  footer:
    'Dieselbe Prüfung als Befehl: node verify.mjs ORDNER. Was sie beweist und was nicht, steht in docs/verifiability.md.',
};

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { fr, nl, de, en };
