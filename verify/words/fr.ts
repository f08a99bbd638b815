import type { Words } from './en.ts';

export const fr = {
  sentences: {
    'no-archive':
      'Ce n’est pas une archive : il y manque MANIFEST et checkpoint. Indiquez le dossier qui contient les deux.',
    'no-address': 'Impossible de lire {address} : {reason}.',
    'no-file': 'Le fichier {file} n’existe pas.',
    'no-receipt':
      '{file} ne contient aucun reçu. Donnez un fichier avec un reçu par ligne, ou le JSON que la plateforme a renvoyé.',
    'no-previous': 'La version précédente est illisible : {reason}. Donnez son dossier ou son fichier checkpoint.',
    'no-key':
      'Ce n’est pas une clé : {found}. Donnez une empreinte de 43 caractères, nom+hachage+clé, ou un fichier JSON Web Key.',
    more: 'Il y en a {count} autres du même genre.',

    'file-missing': 'Le fichier manque.',
    'file-unlisted': 'MANIFEST ne mentionne pas ce fichier.',
    'file-differs': 'Le fichier a été modifié : son SHA-256 n’est pas celui de la ligne {line} de {manifest}.',
    'rows-differ': 'Le fichier a {found} lignes de données ; le manifeste en annonce {listed}.',
    'manifest-form':
      'La ligne ne se compose pas d’un SHA-256, d’un nombre de lignes et d’un nom qui n’apparaît qu’une fois.',
    'files-hold': '{count} fichiers sont, octet pour octet, ceux de MANIFEST.',
    'json-form': 'Le fichier n’a pas la forme attendue à {path} : {reason}.',
    'key-id': 'La clé {kid} n’a pas l’empreinte dont elle porte le nom : {thumbprint}.',

    'votes-hold':
      'votes.csv contient {count} votes, tous bien formés, aucun en double, dans l’ordre de leurs engagements.',
    'votes-header': 'L’en-tête est « {found} » au lieu de « {expected} ».',
    'vote-form': 'La ligne n’est pas un vote : numéro, choix et engagement de 43 caractères.',
    'vote-twice': 'La ligne porte l’engagement de la précédente : un vote y figure deux fois.',
    'vote-order': 'La ligne n’est pas dans l’ordre des engagements.',
    'no-tiles': 'Les tuiles de l’arbre ne sont pas là. L’arbre lui-même a été calculé à partir de votes.csv.',
    'tiles-hold': 'Les tuiles ({count}) contiennent les hachages de l’arbre de votes.csv.',
    'tile-missing': 'La tuile manque.',
    'tile-form': 'La tuile a {bytes} octets ; elle devrait contenir {hashes} hachages de 32 octets.',
    'tile-differs': 'Le hachage {place} de la tuile n’est pas celui de l’arbre de votes.csv.',
    'leaf-differs': 'La ligne n’a pas le hachage {place} de {tile} : la ligne ou la tuile a été modifiée.',
    'commitments-differ': 'Le fichier ne contient pas les engagements de votes.csv.',

    'totals-hold':
      'Recompter votes.csv donne totals.json : {for} votes pour et {against} contre sur {proposals} propositions, {annulled} annulés.',
    'total-lacks': 'votes.csv contient des votes sur la proposition {number}, absente de totals.json.',
    'total-differs':
      'Proposition {number} : votes.csv donne {for} pour et {against} contre ; totals.json indique {publishedFor}, {publishedAgainst} et {annulled} annulés.',
    'sum-differs': 'Le fichier indique {found} pour « {what} » ; la somme de ses propositions est {expected}.',
    'copies-hold': '{files} disent la même chose que totals.json et votes.csv.',
    'copy-differs': 'La ligne est « {found} » ; d’après totals.json, elle devrait être « {expected} ».',
    'election-differs': 'Ses votes ne sont pas ceux de votes.csv, dans le même ordre.',
    'histogram-holds':
      '{citizens} citoyens ont émis ces {votes} votes, comme le disent histogram.json et la participation.',
    'histogram-votes': 'Ses citoyens ont {found} votes ensemble ; votes.csv en a {expected}.',
    'histogram-turnout': 'Il compte {found} citoyens ayant voté ; la participation est de {expected}.',

    'checkpoint-form': 'Le fichier n’est pas un point de contrôle : {reason}.',
    'checkpoint-differs': 'Pour « {what} », le point de contrôle indique {found} ; l’archive donne {expected}.',
    'checkpoint-lacks': 'Le point de contrôle ne mentionne pas « {what} ».',
    'checkpoint-holds':
      'Le point de contrôle désigne bien cette archive : {size} votes dont l’arbre a pour racine {root}.',
    'signature-holds': 'Le point de contrôle est signé avec la clé {kid}.',
    'signature-pinned': 'Le point de contrôle est signé avec la clé que vous avez donnée, {kid}.',
    'signature-other-key':
      'Le point de contrôle est signé avec la clé {kid}, qui n’est pas de celles que vous avez données.',
    'signature-broken':
      'Aucune des clés de jwks.json n’a signé ce point de contrôle : il a été modifié, ou bien la clé.',
    'key-not-given':
      'La clé {kid} vient de l’archive elle-même. Comparez-la à une clé obtenue ailleurs : qui invente une archive la signe avec sa propre clé.',
    'signatures-impossible':
      'Ce navigateur ne sait pas vérifier les signatures Ed25519. Utilisez-en un plus récent, ou la commande : node verify.mjs.',

    'selection-holds': 'La règle « {rule} » désigne de nouveau la sélection publiée, au nombre de {count}.',
    'selection-unpublished': 'L’archive ne désigne aucune sélection : il n’y a rien à refaire.',
    'selection-tie':
      'Un tirage au sort doit départager {numbers} (places : {places}). Aucun n’a été publié : aucune n’est sélectionnée.',
    'selection-needs-ballots':
      'La règle « equal-shares » demande qui a voté pour quoi ensemble. Les bulletins entiers ne sont pas publiés : elle ne peut être refaite ici. Ce qui peut être vérifié tient : ses {count} propositions ont toutes un coût et des votes pour, et coûtent ensemble {spent}, ce que paie le budget de {budget}.',
    'cost-differs': 'La proposition {number} coûte ici {found}, et {expected} dans totals.json.',
    'spent-differs': 'Ce que désigne la règle « {rule} » coûterait ensemble {found} ; cela coûte {expected}.',
    'budget-exceeded': 'Ce que désigne la règle « {rule} » coûte ensemble {spent} : plus que le budget de {budget}.',
    'winner-impossible':
      'La proposition {number} ne peut avoir été désignée : son coût est {cost}, et elle a {votes} votes pour.',
    'selection-differs':
      'La règle « {rule} » ne donne pas la sélection publiée. Manquent : {missing}. En trop : {extra}.',

    'previous-same': 'Le point de contrôle précédent a les mêmes {size} votes.',
    'previous-begins': 'Les {before} votes du point de contrôle précédent sont les premiers des {now} votes actuels.',
    'previous-unsigned': 'Le point de contrôle précédent n’est pas signé avec une clé de cette archive.',
    'previous-other': 'Le point de contrôle précédent est celui d’un autre arbre : {found}, et non {expected}.',
    'previous-changed':
      'Il y a deux points de contrôle de la version {version} : l’archive a été modifiée après sa publication.',
    'previous-differs':
      'Les {before} votes du point de contrôle précédent ne sont pas les premiers des {now} votes actuels.',
    'previous-renamed':
      'Les {count} votes disparus sont revenus avec les mêmes numéros et choix sous d’autres engagements. C’est le cas quand des citoyens se sont effacés entre-temps ; leurs reçus ne correspondent plus.',
    'vote-added': 'La version précédente n’a pas ce vote.',
    'vote-lost': 'Le vote de cette ligne de la version précédente a disparu.',

    'receipt-form': 'La ligne n’est pas un reçu.',
    'receipt-other-campaign': 'Le reçu est celui d’une autre campagne : {found}, et non {expected}.',
    'receipt-unknown-key': 'Le reçu sur la proposition {number} est signé avec une clé inconnue de l’archive : {kid}.',
    'receipt-signature': 'Le reçu sur la proposition {number} a été modifié : sa signature ne correspond pas.',
    'receipt-counted': 'Votre vote {choice} la proposition {number} est compté : ligne {line} de votes.csv.',
    'receipt-not-counted':
      'Votre vote {choice} la proposition {number} (révision {revision}) n’est pas compté. Si vous l’avez changé ensuite, donnez aussi ce reçu-là ; sinon, ce reçu prouve qu’un vote manque.',
    'receipt-replaced':
      'Le reçu de la révision {revision} sur la proposition {number} a été remplacé par celui de la révision {later}.',
    'receipt-still-counted':
      'Votre vote {choice} la proposition {number} de la révision {revision} est compté à la ligne {line} de votes.csv, alors que la révision {later} l’a remplacé.',
    'receipt-withdrawn': 'Vous avez retiré votre vote sur la proposition {number} (révision {revision}).',
    'own-annulled':
      'Tous les votes sur la proposition {number} ont été annulés : ils figurent dans votes.csv, mais le résultat ne les compte pas.',
    'opening-differs': 'Proposition {number}, {choice} : le sel {salt} n’ouvre pas l’engagement.',
    'opening-not-counted': 'Le vote {choice} la proposition {number} n’est pas dans votes.csv.',
    'opening-counted':
      'Le vote {choice} la proposition {number} est compté : le sel ouvre la ligne {line} de votes.csv.',
    'opening-proved':
      'Le vote {choice} la proposition {number} est compté : le sel ouvre la ligne {line} de votes.csv, et la preuve mène à la racine.',
    'proof-broken': 'La preuve du vote {choice} la proposition {number} ne mène pas à la racine de l’arbre.',
  },
  choices: { for: 'pour', against: 'contre', none: 'sur' },
  frame: {
    line: '{file}, ligne {line} : {sentence}',
    file: '{file} : {sentence}',
    holds: 'exact',
    wrong: 'FAUX',
    unchecked: 'non vérifié',
    'verdict-holds': 'Tout ce qui a été vérifié est exact.',
    'verdict-wrong': '{count} points ne sont pas exacts.',
    'verdict-wrong-one': 'Un point n’est pas exact.',
    archive: 'Campagne {campaign}, version {version}',
  },
} satisfies Words;
