import type { Words } from './en.ts';

export const nl = {
  sentences: {
    'no-archive': 'Dit is geen archief: MANIFEST en checkpoint ontbreken. Geef de map waarin beide staan.',
    'no-address': 'Op {address} is niets te lezen: {reason}.',
    'no-file': 'Het bestand {file} bestaat niet.',
    'no-receipt':
      '{file} bevat geen ontvangstbewijs. Geef een bestand met één bewijs per regel, of de JSON die het platform antwoordde.',
    'no-previous': 'De eerdere versie is niet te lezen: {reason}. Geef de map ervan of het bestand checkpoint.',
    'no-key':
      'Dit is geen sleutel: {found}. Geef een vingerafdruk van 43 tekens, naam+hash+sleutel, of een bestand met een JSON Web Key.',
    more: 'Er zijn er nog {count} van deze soort.',

    'file-missing': 'Het bestand ontbreekt.',
    'file-unlisted': 'MANIFEST noemt dit bestand niet.',
    'file-differs': 'Het bestand is gewijzigd: de SHA-256 is niet die van regel {line} van {manifest}.',
    'rows-differ': 'Het bestand heeft {found} rijen; het manifest noemt er {listed}.',
    'manifest-form': 'De regel is geen SHA-256, aantal rijen en naam die één keer voorkomt.',
    'files-hold': '{count} bestanden zijn byte voor byte die van MANIFEST.',
    'json-form': 'Het bestand heeft bij {path} niet de verwachte vorm: {reason}.',
    'key-id': 'De sleutel {kid} heeft niet de vingerafdruk waarnaar hij heet: {thumbprint}.',

    'votes-hold':
      'votes.csv bevat {count} stemmen, alle goed gevormd, geen enkele dubbel, in de volgorde van hun verbintenissen.',
    'votes-header': 'De kop is “{found}” in plaats van “{expected}”.',
    'vote-form': 'De regel is geen stem: nummer, keuze en een verbintenis van 43 tekens.',
    'vote-twice': 'De regel heeft de verbintenis van de regel ervoor: één stem staat er twee keer.',
    'vote-order': 'De regel staat niet in de volgorde van de verbintenissen.',
    'no-tiles': 'De tegels van de boom zijn er niet. De boom zelf is uit votes.csv berekend.',
    'tiles-hold': 'De tegels ({count}) bevatten de hashes van de boom van votes.csv.',
    'tile-missing': 'De tegel ontbreekt.',
    'tile-form': 'De tegel heeft {bytes} bytes; er horen {hashes} hashes van 32 bytes in.',
    'tile-differs': 'Hash {place} van de tegel is niet die van de boom van votes.csv.',
    'leaf-differs': 'De regel heeft niet hash {place} van {tile}: de regel of de tegel is gewijzigd.',
    'commitments-differ': 'Het bestand bevat niet de verbintenissen van votes.csv.',

    'totals-hold':
      'votes.csv opnieuw tellen geeft totals.json: {for} stemmen voor en {against} tegen op {proposals} voorstellen, {annulled} vernietigd.',
    'total-lacks': 'votes.csv heeft stemmen op voorstel {number}, dat totals.json niet noemt.',
    'total-differs':
      'Voorstel {number}: votes.csv heeft {for} voor en {against} tegen; totals.json zegt {publishedFor}, {publishedAgainst} en {annulled} vernietigd.',
    'sum-differs': 'Het bestand zegt {found} voor “{what}”; de eigen voorstellen tellen op tot {expected}.',
    'copies-hold': '{files} zeggen hetzelfde als totals.json en votes.csv.',
    'copy-differs': 'De regel is “{found}”; volgens totals.json hoort het “{expected}” te zijn.',
    'election-differs': 'De stemmen erin zijn niet die van votes.csv in dezelfde volgorde.',
    'histogram-holds':
      '{citizens} burgers brachten deze {votes} stemmen uit, zoals histogram.json en de opkomst zeggen.',
    'histogram-votes': 'De burgers erin hebben samen {found} stemmen; votes.csv heeft er {expected}.',
    'histogram-turnout': 'Het telt {found} burgers met stemmen; de opkomst is {expected}.',

    'checkpoint-form': 'Het bestand is geen controlepunt: {reason}.',
    'checkpoint-differs': 'Voor “{what}” zegt het controlepunt {found}; het archief heeft {expected}.',
    'checkpoint-lacks': 'Het controlepunt noemt “{what}” niet.',
    'checkpoint-holds': 'Het controlepunt noemt dit archief: {size} stemmen waarvan de boom de wortel {root} heeft.',
    'signature-holds': 'Het controlepunt is ondertekend met de sleutel {kid}.',
    'signature-pinned': 'Het controlepunt is ondertekend met de sleutel die u gaf, {kid}.',
    'signature-other-key': 'Het controlepunt is ondertekend met de sleutel {kid}, die u niet hebt gegeven.',
    'signature-broken':
      'Geen sleutel van jwks.json heeft dit controlepunt ondertekend: het is gewijzigd, of de sleutel.',
    'key-not-given':
      'De sleutel {kid} komt uit het archief zelf. Vergelijk hem met een die u van elders hebt: wie een archief verzint, ondertekent met een eigen sleutel.',
    'signatures-impossible':
      'Deze browser kan geen Ed25519-handtekeningen controleren. Gebruik een nieuwere, of de opdracht: node verify.mjs.',

    'selection-holds': 'De regel “{rule}” kiest opnieuw wat is gepubliceerd, {count} in aantal.',
    'selection-unpublished': 'Het archief noemt geen selectie; er is niets te herhalen.',
    'selection-tie':
      'Een loting moet beslissen tussen {numbers} (plaatsen: {places}). Er is er geen gepubliceerd, dus is geen ervan gekozen.',
    'selection-needs-ballots':
      'De regel “equal-shares” vraagt wie wat samen koos. Hele stembiljetten worden niet gepubliceerd, dus is hij hier niet te herhalen. Wat wel te controleren is, klopt: zijn {count} voorstellen hebben alle een kostprijs en stemmen voor, en kosten samen {spent}, wat het budget van {budget} betaalt.',
    'cost-differs': 'Voorstel {number} kost hier {found}, en {expected} in totals.json.',
    'spent-differs': 'Wat de regel “{rule}” kiest, zou samen {found} kosten; het kost {expected}.',
    'budget-exceeded': 'Wat de regel “{rule}” kiest, kost samen {spent}: meer dan het budget van {budget}.',
    'winner-impossible':
      'Voorstel {number} kan niet gekozen zijn: de kostprijs is {cost}, en er zijn {votes} stemmen voor.',
    'selection-differs':
      'De regel “{rule}” geeft niet de gepubliceerde selectie. Ontbreken: {missing}. Te veel: {extra}.',

    'previous-same': 'Het eerdere controlepunt heeft dezelfde {size} stemmen.',
    'previous-begins': 'De {before} stemmen van het eerdere controlepunt zijn de eerste van de {now} stemmen nu.',
    'previous-unsigned': 'Het eerdere controlepunt is niet ondertekend met een sleutel van dit archief.',
    'previous-other': 'Het eerdere controlepunt is van een andere boom: {found}, niet {expected}.',
    'previous-changed': 'Er zijn twee controlepunten van versie {version}: het archief is na publicatie gewijzigd.',
    'previous-differs': 'De {before} stemmen van het eerdere controlepunt zijn niet de eerste van de {now} stemmen nu.',
    'previous-renamed':
      'De {count} verdwenen stemmen zijn terug met dezelfde nummers en keuzes onder andere verbintenissen. Dat is zo wanneer burgers zich intussen hebben gewist; hun bewijzen passen niet meer.',
    'vote-added': 'De eerdere versie heeft deze stem niet.',
    'vote-lost': 'De stem op deze regel van de eerdere versie is weg.',

    'receipt-form': 'De regel is geen ontvangstbewijs.',
    'receipt-other-campaign': 'Het ontvangstbewijs is van een andere campagne: {found}, niet {expected}.',
    'receipt-unknown-key':
      'Het bewijs over voorstel {number} is ondertekend met een sleutel die het archief niet kent: {kid}.',
    'receipt-signature': 'Het bewijs over voorstel {number} is gewijzigd: de handtekening past niet.',
    'receipt-counted': 'Uw stem {choice} voorstel {number} is geteld: regel {line} van votes.csv.',
    'receipt-not-counted':
      'Uw stem {choice} voorstel {number} (revisie {revision}) is niet geteld. Hebt u ze later gewijzigd, geef dan ook dat bewijs; zo niet, dan bewijst dit dat er een stem ontbreekt.',
    'receipt-replaced':
      'Het bewijs van revisie {revision} over voorstel {number} is vervangen door dat van revisie {later}.',
    'receipt-still-counted':
      'Uw stem {choice} voorstel {number} van revisie {revision} is geteld op regel {line} van votes.csv, hoewel revisie {later} ze verving.',
    'receipt-withdrawn': 'U trok uw stem op voorstel {number} in (revisie {revision}).',
    'own-annulled':
      'Alle stemmen op voorstel {number} zijn geannuleerd: ze staan in votes.csv, maar de uitslag telt ze niet mee.',
    'opening-differs': 'Voorstel {number}, {choice}: het zout {salt} opent de verbintenis niet.',
    'opening-not-counted': 'De stem {choice} voorstel {number} staat niet in votes.csv.',
    'opening-counted': 'De stem {choice} voorstel {number} is geteld: het zout opent regel {line} van votes.csv.',
    'opening-proved':
      'De stem {choice} voorstel {number} is geteld: het zout opent regel {line} van votes.csv, en het bewijs leidt naar de wortel.',
    'proof-broken': 'Het bewijs voor de stem {choice} voorstel {number} leidt niet naar de wortel van de boom.',
  },
  choices: { for: 'voor', against: 'tegen', none: 'op' },
  frame: {
    line: '{file}, regel {line}: {sentence}',
    file: '{file}: {sentence}',
    holds: 'klopt',
    wrong: 'FOUT',
    unchecked: 'niet gecontroleerd',
    'verdict-holds': 'Alles wat is gecontroleerd, klopt.',
    'verdict-wrong': '{count} punten kloppen niet.',
    'verdict-wrong-one': 'Eén punt klopt niet.',
    archive: 'Campagne {campaign}, versie {version}',
  },
} satisfies Words;
