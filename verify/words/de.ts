import type { Words } from './en.ts';

export const de = {
  sentences: {
    'no-archive': 'Das ist kein Archiv: MANIFEST und checkpoint fehlen. Geben Sie den Ordner an, der beide enthält.',
    'no-address': 'Unter {address} ist nichts zu lesen: {reason}.',
    'no-file': 'Die Datei {file} gibt es nicht.',
    'no-receipt':
      '{file} enthält keine Quittung. Geben Sie eine Datei mit einer Quittung je Zeile an oder das JSON, das die Plattform geantwortet hat.',
    'no-previous':
      'Die frühere Fassung ist nicht lesbar: {reason}. Geben Sie ihren Ordner oder ihre Datei checkpoint an.',
    'no-key':
      'Das ist kein Schlüssel: {found}. Geben Sie einen Fingerabdruck von 43 Zeichen, Name+Hash+Schlüssel oder eine Datei mit einem JSON Web Key an.',
    more: 'Es gibt {count} weitere dieser Art.',

    'file-missing': 'Die Datei fehlt.',
    'file-unlisted': 'MANIFEST nennt diese Datei nicht.',
    'file-differs': 'Die Datei wurde geändert: Ihr SHA-256 ist nicht der von Zeile {line} in {manifest}.',
    'rows-differ': 'Die Datei hat {found} Datenzeilen; das Manifest nennt {listed}.',
    'manifest-form': 'Die Zeile besteht nicht aus SHA-256, Zeilenzahl und einem Namen, der nur einmal vorkommt.',
    'files-hold': '{count} Dateien sind Byte für Byte die von MANIFEST.',
    'json-form': 'Die Datei hat bei {path} nicht die erwartete Form: {reason}.',
    'key-id': 'Der Schlüssel {kid} hat nicht den Fingerabdruck, nach dem er heißt: {thumbprint}.',

    'votes-hold':
      'votes.csv enthält {count} Stimmen, alle wohlgeformt, keine doppelt, in der Reihenfolge ihrer Festlegungen.',
    'votes-header': 'Die Kopfzeile ist „{found}“ statt „{expected}“.',
    'vote-form': 'Die Zeile ist keine Stimme: Nummer, Wahl und eine Festlegung von 43 Zeichen.',
    'vote-twice': 'Die Zeile hat die Festlegung der vorigen: Eine Stimme steht zweimal da.',
    'vote-order': 'Die Zeile steht nicht in der Reihenfolge der Festlegungen.',
    'no-tiles': 'Die Kacheln des Baums sind nicht da. Der Baum selbst wurde aus votes.csv berechnet.',
    'tiles-hold': 'Die Kacheln ({count}) enthalten die Hashes des Baums über votes.csv.',
    'tile-missing': 'Die Kachel fehlt.',
    'tile-form': 'Die Kachel hat {bytes} Bytes; sie sollte {hashes} Hashes von 32 Bytes enthalten.',
    'tile-differs': 'Hash {place} der Kachel ist nicht der des Baums über votes.csv.',
    'leaf-differs': 'Die Zeile hat nicht Hash {place} von {tile}: Zeile oder Kachel wurde geändert.',
    'commitments-differ': 'Die Datei enthält nicht die Festlegungen von votes.csv.',

    'totals-hold':
      'votes.csv neu gezählt ergibt totals.json: {for} Stimmen dafür und {against} dagegen zu {proposals} Vorschlägen, {annulled} annulliert.',
    'total-lacks': 'votes.csv hat Stimmen zu Vorschlag {number}, den totals.json nicht nennt.',
    'total-differs':
      'Vorschlag {number}: votes.csv hat {for} dafür und {against} dagegen; totals.json sagt {publishedFor}, {publishedAgainst} und {annulled} annulliert.',
    'sum-differs': 'Die Datei sagt {found} für „{what}“; ihre eigenen Vorschläge ergeben {expected}.',
    'copies-hold': '{files} sagen dasselbe wie totals.json und votes.csv.',
    'copy-differs': 'Die Zeile ist „{found}“; nach totals.json müsste sie „{expected}“ sein.',
    'election-differs': 'Ihre Stimmen sind nicht die von votes.csv in derselben Reihenfolge.',
    'histogram-holds':
      '{citizens} Bürgerinnen und Bürger gaben diese {votes} Stimmen ab, wie histogram.json und die Beteiligung sagen.',
    'histogram-votes': 'Zusammen haben sie dort {found} Stimmen; votes.csv hat {expected}.',
    'histogram-turnout': 'Dort stimmten {found} Personen ab; die Beteiligung ist {expected}.',

    'checkpoint-form': 'Die Datei ist kein Prüfpunkt: {reason}.',
    'checkpoint-differs': 'Für „{what}“ sagt der Prüfpunkt {found}; das Archiv hat {expected}.',
    'checkpoint-lacks': 'Der Prüfpunkt nennt „{what}“ nicht.',
    'checkpoint-holds': 'Der Prüfpunkt nennt dieses Archiv: {size} Stimmen, deren Baum die Wurzel {root} hat.',
    'signature-holds': 'Der Prüfpunkt ist mit dem Schlüssel {kid} unterschrieben.',
    'signature-pinned': 'Der Prüfpunkt ist mit dem Schlüssel unterschrieben, den Sie angegeben haben, {kid}.',
    'signature-other-key': 'Der Prüfpunkt ist mit dem Schlüssel {kid} unterschrieben, den Sie nicht angegeben haben.',
    'signature-broken':
      'Kein Schlüssel aus jwks.json hat diesen Prüfpunkt unterschrieben: Er wurde geändert, oder der Schlüssel.',
    'key-not-given':
      'Der Schlüssel {kid} kommt aus dem Archiv selbst. Vergleichen Sie ihn mit einem, den Sie von anderswo haben: Wer ein Archiv erfindet, unterschreibt mit einem eigenen Schlüssel.',
    'signatures-impossible':
      'Dieser Browser kann keine Ed25519-Unterschriften prüfen. Nehmen Sie einen neueren oder den Befehl: node verify.mjs.',

    'selection-holds': 'Die Regel „{rule}“ wählt wieder aus, was veröffentlicht wurde, {count} an der Zahl.',
    'selection-unpublished': 'Das Archiv nennt keine Auswahl; es gibt nichts zu wiederholen.',
    'selection-tie':
      'Ein Los muss zwischen {numbers} entscheiden (Plätze: {places}). Es wurde keines veröffentlicht, darum ist nichts davon ausgewählt.',
    'selection-needs-ballots':
      'Die Regel „equal-shares“ fragt, wer was zusammen gewählt hat. Ganze Stimmzettel werden nicht veröffentlicht, darum lässt sie sich hier nicht wiederholen. Was sich prüfen lässt, stimmt: Ihre {count} Vorschläge haben alle Kosten und Stimmen dafür, und kosten zusammen {spent}, was das Budget von {budget} bezahlt.',
    'cost-differs': 'Vorschlag {number} kostet hier {found}, in totals.json {expected}.',
    'spent-differs': 'Was die Regel „{rule}“ auswählt, soll zusammen {found} kosten; es kostet {expected}.',
    'budget-exceeded': 'Was die Regel „{rule}“ auswählt, kostet zusammen {spent}: mehr als das Budget von {budget}.',
    'winner-impossible':
      'Vorschlag {number} kann nicht ausgewählt sein: Er kostet {cost} und hat {votes} Stimmen dafür.',
    'selection-differs':
      'Die Regel „{rule}“ ergibt nicht die veröffentlichte Auswahl. Es fehlen: {missing}. Zu viel: {extra}.',

    'previous-same': 'Der frühere Prüfpunkt hat dieselben {size} Stimmen.',
    'previous-begins': 'Die {before} Stimmen des früheren Prüfpunkts sind die ersten der jetzt {now} Stimmen.',
    'previous-unsigned': 'Der frühere Prüfpunkt ist nicht mit einem Schlüssel dieses Archivs unterschrieben.',
    'previous-other': 'Der frühere Prüfpunkt gehört zu einem anderen Baum: {found}, nicht {expected}.',
    'previous-changed':
      'Es gibt zwei Prüfpunkte der Fassung {version}: Das Archiv wurde nach der Veröffentlichung geändert.',
    'previous-differs': 'Die {before} Stimmen des früheren Prüfpunkts sind nicht die ersten der jetzt {now} Stimmen.',
    'previous-renamed':
      'Die {count} verschwundenen Stimmen sind mit denselben Nummern und Wahlen unter anderen Festlegungen wieder da. So ist es, wenn sich jemand inzwischen gelöscht hat; dessen Quittungen passen nicht mehr.',
    'vote-added': 'Die frühere Fassung hat diese Stimme nicht.',
    'vote-lost': 'Die Stimme in dieser Zeile der früheren Fassung ist weg.',

    'receipt-form': 'Die Zeile ist keine Quittung.',
    'receipt-other-campaign': 'Die Quittung gehört zu einer anderen Kampagne: {found}, nicht {expected}.',
    'receipt-unknown-key':
      'Die Quittung zu Vorschlag {number} ist mit einem Schlüssel unterschrieben, den das Archiv nicht kennt: {kid}.',
    'receipt-signature': 'Die Quittung zu Vorschlag {number} wurde geändert: Ihre Unterschrift passt nicht.',
    'receipt-counted': 'Ihre Stimme {choice} Vorschlag {number} ist gezählt: Zeile {line} von votes.csv.',
    'receipt-not-counted':
      'Ihre Stimme {choice} Vorschlag {number} (Stand {revision}) ist nicht gezählt. Haben Sie sie später geändert, geben Sie auch jene Quittung an; wenn nicht, beweist diese Quittung, dass eine Stimme fehlt.',
    'receipt-replaced':
      'Die Quittung vom Stand {revision} zu Vorschlag {number} wurde durch die vom Stand {later} ersetzt.',
    'receipt-still-counted':
      'Ihre Stimme {choice} Vorschlag {number} vom Stand {revision} ist in Zeile {line} von votes.csv gezählt, obwohl Stand {later} sie ersetzt hat.',
    'receipt-withdrawn': 'Sie haben Ihre Stimme zu Vorschlag {number} zurückgenommen (Stand {revision}).',
    'own-annulled':
      'Alle Stimmen zu Vorschlag {number} wurden annulliert: Sie stehen in votes.csv, das Ergebnis zählt sie nicht mit.',
    'opening-differs': 'Vorschlag {number}, {choice}: Das Salz {salt} öffnet die Festlegung nicht.',
    'opening-not-counted': 'Die Stimme {choice} Vorschlag {number} ist nicht in votes.csv.',
    'opening-counted':
      'Die Stimme {choice} Vorschlag {number} ist gezählt: Das Salz öffnet Zeile {line} von votes.csv.',
    'opening-proved':
      'Die Stimme {choice} Vorschlag {number} ist gezählt: Das Salz öffnet Zeile {line} von votes.csv, und der Beweis führt zur Wurzel.',
    'proof-broken': 'Der Beweis für die Stimme {choice} Vorschlag {number} führt nicht zur Wurzel des Baums.',
  },
  choices: { for: 'für', against: 'gegen', none: 'zu' },
  frame: {
    line: '{file}, Zeile {line}: {sentence}',
    file: '{file}: {sentence}',
    holds: 'stimmt',
    wrong: 'FALSCH',
    unchecked: 'nicht geprüft',
    'verdict-holds': 'Alles, was geprüft wurde, stimmt.',
    'verdict-wrong': '{count} Punkte stimmen nicht.',
    'verdict-wrong-one': 'Ein Punkt stimmt nicht.',
    archive: 'Kampagne {campaign}, Fassung {version}',
  },
} satisfies Words;
