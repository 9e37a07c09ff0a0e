// What the page says, in three languages: key -> [English, Spanish, French]. "{n}" is replaced.

const WORDS = {
  ties: ["ties", "vínculos", "liens"],
  nodes: ["actors", "actores", "acteurs"],
  search: ["Search a name", "Buscar un nombre", "Chercher un nom"],
  loading: ["Loading", "Cargando", "Chargement"],
  nothingFound: ["nothing found", "nada encontrado", "rien trouvé"],
  graph: ["Graph", "Grafo", "Graphe"],
  table: ["Table", "Tabla", "Tableau"],
  filters: ["Filters", "Filtros", "Filtres"],
  details: ["Details", "Detalles", "Détails"],
  close: ["Close", "Cerrar", "Fermer"],
  reset: ["Reset", "Restablecer", "Réinitialiser"],
  all: ["all", "todo", "tout"],
  none: ["none", "nada", "rien"],
  only: ["only", "solo", "seul"],
  type: ["Type", "Tipo", "Type"],
  relation: ["Relation", "Relación", "Relation"],
  sign: ["Polarity", "Polaridad", "Polarité"],
  status: ["Status", "Estatus", "Statut"],
  mood: ["Mood", "Modo", "Mode"],
  negated: ["Negated", "Negado", "Nié"],
  document: ["Document", "Documento", "Document"],
  evidence: ["Evidence", "Pruebas", "Preuves"],
  date: ["Date", "Fecha", "Date"],
  from: ["from", "desde", "du"],
  to: ["to", "hasta", "au"],
  undated: ["also undated", "también sin fecha", "aussi sans date"],
  minSources: ["at least {n} sources", "al menos {n} fuentes", "au moins {n} sources"],
  most: ["Actors shown", "Actores mostrados", "Acteurs affichés"],
  labels: ["Labels", "Etiquetas", "Étiquettes"],
  path: ["Path", "Camino", "Chemin"],
  pathFirst: ["Click the first actor", "Pulse el primer actor", "Cliquez le premier acteur"],
  pathSecond: ["Click the second actor", "Pulse el segundo actor", "Cliquez le second acteur"],
  pathNone: ["No path within 4 ties over what is shown", "Sin camino de 4 vínculos o menos entre lo mostrado", "Aucun chemin de 4 liens au plus dans ce qui est affiché"],
  pathHub: ["Only through a busy actor whose two ties share no document: the sources do not connect them.", "Solo a través de un actor muy conectado cuyos dos vínculos no comparten documento: las fuentes no los conectan.", "Seulement par un acteur très lié dont les deux liens ne partagent aucun document : les sources ne les relient pas."],
  save: ["Save", "Guardar", "Enregistrer"],
  theme: ["Theme", "Tema", "Thème"],
  auto: ["automatic", "automático", "automatique"],
  light: ["light", "claro", "clair"],
  dark: ["dark", "oscuro", "sombre"],
  print: ["print", "impresión", "impression"],
  language: ["Language", "Idioma", "Langue"],
  fit: ["Show all", "Ver todo", "Tout voir"],
  zoomIn: ["Zoom in", "Acercar", "Agrandir"],
  zoomOut: ["Zoom out", "Alejar", "Réduire"],
  expand: ["Open its ties", "Abrir sus vínculos", "Ouvrir ses liens"],
  collapse: ["Fold its leaves", "Plegar sus hojas", "Replier ses feuilles"],
  unfold: ["Unfold its leaves", "Desplegar sus hojas", "Déplier ses feuilles"],
  copy: ["Copy citation", "Copiar cita", "Copier la citation"],
  copied: ["Copied", "Copiado", "Copié"],
  sources: ["sources", "fuentes", "sources"],
  source: ["source", "fuente", "source"],
  mentions: ["mentions", "menciones", "mentions"],
  alsoCalled: ["also", "también", "aussi"],
  disputed: ["disputed", "controvertido", "contesté"],
  changed: ["changed", "cambió", "changé"],
  background: ["background", "trasfondo", "arrière-plan"],
  backgroundNote: ["Known from the vocabulary, not from these documents", "Conocido por el vocabulario, no por estos documentos", "Connu du vocabulaire, non de ces documents"],
  according: ["according to", "según", "selon"],
  unnamed: ["an unnamed source", "una fuente sin nombre", "une source anonyme"],
  not: ["NOT", "NO", "NON"],
  describedNote: ["only described, not named", "solo descrito, sin nombre", "seulement décrit, non nommé"],
  more: ["{n} more ties lead out of the picture", "{n} vínculos más salen de la imagen", "{n} liens de plus sortent de l'image"],
  hidden: ["{n} ties hidden by filters", "{n} vínculos ocultos por los filtros", "{n} liens masqués par les filtres"],
  leftOut: ["{n} actors not drawn (limit)", "{n} actores no dibujados (límite)", "{n} acteurs non dessinés (limite)"],
  crowded: ["{n} ties too many to draw; filters choose among them", "{n} vínculos de más para dibujarlos; los filtros eligen entre ellos", "{n} liens de trop pour être dessinés ; les filtres choisissent"],
  empty: ["No ties pass the filters", "Ningún vínculo pasa los filtros", "Aucun lien ne passe les filtres"],
  noWebgl: ["This browser cannot draw the graph; the table shows the same ties.", "Este navegador no puede dibujar el grafo; la tabla muestra los mismos vínculos.", "Ce navigateur ne peut pas dessiner le graphe ; le tableau montre les mêmes liens."],
  keys: ["Arrow keys: next tied actor; Enter: open; + and −: zoom; 0: show all; /: search", "Flechas: siguiente actor vinculado; Intro: abrir; + y −: zoom; 0: ver todo; /: buscar", "Flèches : acteur lié suivant ; Entrée : ouvrir ; + et − : zoom ; 0 : tout voir ; / : chercher"],
  intro: ["Click an actor or a tie. Every tie opens the sentences that prove it.", "Pulse un actor o un vínculo. Cada vínculo abre las frases que lo prueban.", "Cliquez un acteur ou un lien. Chaque lien ouvre les phrases qui le prouvent."],
  sourceColumn: ["Who", "Quién", "Qui"],
  targetColumn: ["Whom", "A quién", "À qui"],
  latest: ["Latest", "Último", "Dernier"],
  showMore: ["Show {n} more", "Mostrar {n} más", "Afficher {n} de plus"],
  showAll: ["Show all {n}", "Mostrar los {n}", "Afficher les {n}"],
  stated: ["stated", "afirmado", "affirmé"],
  reported: ["reported", "atribuido", "rapporté"],
  intended: ["planned", "previsto", "prévu"],
  required: ["required", "exigido", "exigé"],
  possible: ["possible", "posible", "possible"],
  denied: ["denied", "negado", "nié"],
  asserted: ["asserted", "afirmado", "affirmé"],
  planned: ["planned", "planeado", "planifié"],
  desired: ["desired", "deseado", "souhaité"],
  feared: ["feared", "temido", "redouté"],
  conditional: ["conditional", "condicional", "conditionnel"],
  question: ["question", "pregunta", "question"],
  cooperation: ["cooperation", "cooperación", "coopération"],
  conflict: ["conflict", "conflicto", "conflit"],
  neutral: ["neutral", "neutral", "neutre"],
  yes: ["yes", "sí", "oui"],
  no: ["no", "no", "non"],
  legendDash: ["dashed: planned, required or possible · dotted: reported", "guiones: previsto, exigido o posible · puntos: atribuido", "tirets : prévu, exigé ou possible · pointillé : rapporté"],
  legendDenied: ["grey with a bar: denied", "gris con barra: negado", "gris avec barre : nié"],
  intends: ["plans to", "planea", "prévoit de"],
  must: ["must", "debe", "doit"],
  may: ["may", "podría", "pourrait"],
};

export const LANGUAGES = ["en", "es", "fr"];

/** A function from key to words in one language. */
export function wordsOf(language) {
  const at = Math.max(0, LANGUAGES.indexOf(language));
  const say = (key, n) => (WORDS[key]?.[at] ?? key).replace("{n}", n === undefined ? "" : number(n));
  const number = (n) => (typeof n === "number" ? n.toLocaleString(language) : String(n));
  say.at = at;
  say.number = number;
  say.language = language;
  return say;
}

/** The relation as the status lets it be told: "plans to defend", "does not defend". */
export function relationWords(relation, status, say) {
  const forward = relation.forward[say.at];
  const bare = relation.bare[say.at] || forward;
  if (status === 2) return `${say("intends")} ${bare}`;
  if (status === 3) return `${say("must")} ${bare}`;
  if (status === 4) return `${say("may")} ${bare}`;
  if (status === 5) return relation.negated[say.at] || `${say("not")} ${forward}`;
  return forward;
}
