import { list, type Grammar, type Plot } from './grammar.ts'

const oddment = list(`
  orrery, palimpsest, metronome-heart, astrolabe, hourglass, clepsydra, gnomon, aphorism, semicolon, theorem, staircase,
  corridor, mannequin, aquarium, carousel, ampersand, escalator, thermostat, hologram, typescript, algorithm, vestibule,
  labyrinth, monocle, periscope, tessera, umlaut, vacuum, zoetrope, abscissa, alembic, anagram, antimacassar, aperture,
  apostrophe, armillary, asterisk, asymptote, athanor, automaton, bathysphere, bestiary, bibelot, caesura, calliope, camera
  obscura, caryatid, catafalque, chrysalis, cipher, codicil, colophon, colonnade, cuneiform, cyclorama, daguerreotype,
  decimal, dirigible, ellipsis, epigraph, ergograph, errata-slip, escutcheon, etymology, factotum, filament, footnote,
  fossil, fractal, frieze, fulcrum, galvanometer, gargoyle, glyph, goniometer, grimoire, gyroscope, hendecagon, hexagram,
  hieroglyph, hypotenuse, ideogram, incunable, interval, isotope, kinetoscope, lacuna, lemma, lexicon, ligature, lithograph,
  logarithm, macguffin, mandala, manifold, margin, marionette, mezzanine, microfilm, mobius strip, monolith, mosaic,
  nebula, neutrino, noun, obelus, octahedron, oubliette, oxymoron, pantograph, parabola, parallax, parenthesis, parquet,
  pendulum, pentimento, phonograph, pilcrow, planchette, planisphere, polyhedron, portcullis, prism, proscenium, pronoun,
  quark, quincunx, rebus, reliquary, resistor, rhombus, rhizome, rosetta, rune, samizdat, sarcophagus, scansion, scriptorium,
  semaphore, sigil, silhouette, sine wave, sonogram, spandrel, stereoscope, stroboscope, subjunctive, syllogism, synapse,
  tachometer, telegraphone, tesseract, thaumatrope, theremin, trapezoid, triptych, turbine, typeface, vellum, vernier,
  vertex, vignette, voltmeter, vowel, xerograph, yurt, zeugma, ziggurat, zodiac, zeppelin
`)

const odd = list(`
  hypothetical, luminous, translucent, oblique, provisional, recursive, invisible, unfinished, concentric, magnetic, inaudible,
  mauve, geometric, imaginary, weightless, untranslatable, spare, septic, granular, parenthetical, spherical, asymmetrical,
  fluorescent, posthumous, ambidextrous, acoustic, aleatory, amorphous, anachronistic, analogue, apocryphal, bilateral, binary,
  biodegradable, blank, bifurcated, carbonated, centrifugal, chromatic, circumstantial, collapsible, combustible, counterfeit,
  cubist, diagonal, diaphanous, digital, disembodied, dodecaphonic, dotted, double-entry, elliptical, ephemeral, equidistant,
  erratic, extraterrestrial, fictitious, footnoted, fractured, frictionless, gaseous, gelatinous, gravitational, hermetic,
  hexagonal, hollow-voiced, iambic, illegible, immaterial, inadmissible, indefinite, infinitesimal, infrared, inverted,
  iridescent, italic, kaleidoscopic, kinetic, liminal, liquid, marginal, metallic, metrical, minimal, monochrome, mutable,
  nocturnal, nonlinear, notional, obsolete, omitted, opaque, orbital, palindromic, paradoxical, parallel, pedestrian, perforated,
  plural, pneumatic, polyphonic, pre-recorded, prismatic, quantum, radioactive, redacted, refracted, rhetorical, sepia,
  serrated, silent, somnambulant, spectral, stratified, subterranean, synthetic, tangential, tautological, telescopic,
  tentative, tidal, transitive, triangular, ultraviolet, unabridged, unpunctuated, vegetative, vestigial, viscous, zinc
`)

const swarm = list(`
  commas, staircases, moths, mirrors, vowels, elevators, umbrellas, numerals, keyholes, shadows, sirens, pixels, ladders, teeth,
  clocks without hands, adverbs, alphabets, aquifers, asterisks, atoms, barcodes, bees, binoculars, buttons, cadences, calendars,
  capillaries, cathedrals, cellos, circuits, clauses, cogs, coordinates, corridors, decibels, digits, dragonflies, echoes,
  equations, eyelids, feathers, ferns, fingerprints, fonts, fossils, fractions, gerunds, ghosts, glands, graphs, hexagons,
  hinges, icebergs, inkblots, islands, jellyfish, jigsaws, knots, lichens, lightbulbs, lungs, magnets, mannequins, margins,
  metaphors, molecules, nerves, nouns, octaves, omens, onions, ovals, oysters, particles, passports, pendulums, phonemes,
  planets, pores, postulates, pronouns, prophecies, proverbs, quavers, question marks, quotations, radios, retinas, rivets,
  satellites, semitones, sentences, silences, sleeves, snails, spirals, spores, statues, syllables, synonyms, tendons, theorems,
  thermometers, thumbs, transistors, typos, vertebrae, vinyl records, wasps, whispers, wires, yesterdays, zeros, zips
`)

const stuff = list(`
  mercury, static, gravity, milk, graphite, smoke, silence, glass, ink, salt, electricity, paper, dust, light, amber, ash, brine,
  carbon, celluloid, chalk, chlorine, clay, cobalt, concrete, copper wire, cork, dew, ether, felt, foam, gauze, gelatine, gesso,
  grammar, gypsum, helium, hydrogen, iodine, jelly, krypton, lacquer, lava, latex, lead, linoleum, magnesium, marble-dust,
  methane, mica, neon, nitrogen, nylon, obsidian, oxygen, phosphor, pigment, plankton, plaster, platinum, pollen, polystyrene,
  pumice, quartz, radium, resin, rust, sand, selenium, shellac, silica, silicone, slate, sulphur, tarmac, tin-foil, titanium,
  tungsten, varnish, vapour, velcro, wax, wool-fat, xenon, yeast, zinc oxide
`)

const venue = list(`
  waiting-room, lift, archive, thirteenth floor, museum, laundrette, stairwell, terminus, lighthouse of glass, laboratory,
  parenthesis, appendix, index, planetarium, hotel, margin, car park, antechamber, arcade, asylum for clocks, atrium, autopsy
  room, baggage hall, basement, boiler-house, cafeteria, call centre, catwalk, checkpoint, cloister, colonnade, control room,
  corridor, crematorium, departure lounge, dictionary, drawing-board, elevator shaft, embassy, excavation, field of tall
  mirrors, foyer, gallery, gift shop, greenroom, gymnasium, helipad, herbarium, hippodrome, interchange, kiosk, lost-property
  office, mezzanine, monorail, motel, multi-storey, necropolis, nursery of stars, observatory, orchestra pit, overpass,
  pavilion, photocopy room, quarantine, reservoir, roundabout, sanatorium, server room, simulator, sub-basement, supermarket,
  swimming-bath, switchboard, tannery, telephone box, toll-booth, tunnel, turnstile, underpass, vault, viaduct, wind-tunnel
`)

const figure = list(`
  proofreader, ventriloquist, cosmonaut, understudy, ghost, archivist, somnambulist, translator, twin, cartographer of rooms,
  stranger, narrator, reader, clockmaker, taxidermist, usher, double, acrobat, actuary of dreams, astronomer, auctioneer,
  beekeeper, cellist, censor, cloakroom attendant, coroner, cryptographer, customs officer, deep-sea diver, dentist, detective,
  diplomat, elevator boy, embalmer, entomologist, escapologist, etymologist, executor, fire-eater, forger, glassblower,
  grammarian, hypnotist, illusionist, insomniac, juror, kleptomaniac, lepidopterist, lexicographer, lip-reader, locksmith,
  magistrate, mathematician, meteorologist, mime, minotaur, mnemonist, notary, oculist, organ-grinder, palmist, phrenologist,
  plagiarist, prompter, quizmaster, restorer, sculptor of fog, seismologist, semanticist, sibyl, signalman, sleepwalker,
  soprano, stenographer, surgeon of books, surveyor, tightrope-walker, toxicologist, typesetter, umpire, unicyclist, vagrant,
  weather-girl, xylophonist, yodeller, zoologist
`)

const act = list(`
  dissolves, hesitates, repeats, evaporates, folds, rotates, hums, flickers, erases itself, unfolds, listens, stammers, oscillates,
  translates itself, apologises, blinks, bleeds ink, abstains, accelerates, alliterates, ascends, atomises, bifurcates, blossoms,
  buffers, capsizes, coagulates, condenses, contradicts itself, contracts, converges, crystallises, curdles, decays, defrosts,
  deletes itself, digresses, dilates, disagrees, echoes, edits itself, eclipses, ferments, forgets, germinates, glitches, glows,
  hibernates, implodes, inflates, inverts, levitates, liquefies, loops, magnifies, malfunctions, metastasises, molts, multiplies,
  mutates, mutters, nods, obscures itself, overflows, palpitates, pauses, perspires, photosynthesises, pivots, procrastinates,
  pulsates, quivers, radiates, rebounds, recites, refuses, reincarnates, rhymes, rusts, scintillates, sheds, shimmers, simmers,
  solidifies, spins, stalls, sublimates, subtracts, subsides, swivels, syncopates, trembles, undulates, vanishes, vibrates,
  warps, wilts, yawns, zigzags
`)

const adverb = list(`
  backwards, twice, sideways, hypothetically, in italics, alphabetically, anticlockwise, inwardly, underwater, by heart, in reverse,
  allegedly, ambiguously, asymptotically, automatically, chromatically, circularly, clockwise, conditionally, counterfactually,
  diagonally, elliptically, exponentially, figuratively, gravely, harmonically, horizontally, imperceptibly, in parentheses,
  indefinitely, infinitely, inversely, invisibly, involuntarily, laterally, literally, logarithmically, meanwhile, mechanically,
  metaphorically, obliquely, offstage, ornamentally, parenthetically, periodically, perpendicularly, phonetically, posthumously,
  provisionally, randomly, recursively, respectively, retroactively, simultaneously, spirally, statistically, subliminally,
  subsequently, symmetrically, tangentially, telepathically, upside down, verbatim, vertically, weightlessly
`)

const unit = list(`
  seconds, volts, syllables, decibels, sighs, fathoms, pages, amperes, heartbeats, light years, angstroms, atmospheres, bushels,
  bytes, calories, carats, centuries, chapters, cubits, degrees, drams, dynes, ells, ergs, furlongs, gallons, grains, hectares,
  hertz, inches of mercury, joules, kelvins, kilobytes, knots, lumens, microns, milligrams, minims, moles, nanoseconds, ohms,
  parsecs, pascals, pints, points, quires, radians, reams, roods, scruples, semibreves, therms, tonnes, watts
`)

const numeral = list(`
  seven, eleven, nought, forty-one, three, minus one, ninety-nine, twelve, thirteen, one hundred and four, seventeen, twenty-six,
  five and a half, fifty-three, sixty-four, eight hundred, zero point three, nineteen, twenty-two, thirty-eight, seventy-seven,
  two thousand and one, eighty-eight, sixty-one, forty-four, a thousand
`)

const initial = list(`
  Q, K, Z, X, the letter that was cut, the one called Nil, the other reader, the person in this sentence, Doctor Ibid, Madame
  Errata, Mr Passim, Ms Asterisk, Professor Sic, Colonel Ditto, Miss Ellipsis, Father Footnote, Saint Recto, Baron Verso, Aunt
  Appendix, Lady Lacuna, Signor Sforzando, Monsieur Tilde, Herr Umlaut, Nurse Cedilla, Captain Caret, Judge Stet, Uncle Index
`)

const coinage = list(`
  {coinHead}{coinTail}, {coinHead}{coinTail}, {coinHead}{coinTail}, {coinHead}{coinTail}
`)

const coinHead = list(`
  lumin, noct, murmur, somn, glimm, umbr, vell, quill, tess, ombr, chron, drift, ech, fract, grav, hush, isol, lachrym, mnem, nimb,
  opal, petr, quiesc, reson, silen, thren, undul, vesp, whisp, xen, yestr, zephyr, alph, bibl, corusc, dactyl, ephem, ferr, gloss,
  halc, ink, juxt, kaleid, linger, mirr, blurr
`)

const coinTail = list(`
  escence, ology, ine, orium, ography, ette, itude, algia, oscope, olalia, opter, age, ophony, aphone, arium, asm, elle, erie,
  esque, icle, icule, ifer, ism, istry, ivore, ometer, onym, oid, oma, onaut, osis, ophage, ophobe, oscape, osome, ostice, otide,
  otome, otrope, ule, iad, urgy
`)

const section = list(`
  chapter, footnote, transcript, inventory, draft, tape, diagram, exhibit, fragment, appendix, manuscript, scene, index, intermission,
  canto, codicil, stanza, colophon, log, memorandum, questionnaire, recording, reel, rehearsal, slide, specimen, synopsis, verdict
`)

const dream = [
  'the {odd} {thing} fell slowly from the table of the {who}',
  'you opened the {where} and found {crowd} asleep in {matter}',
  'the {who} was writing this sentence in the {where} with {a oddment}',
  'nobody in the {venue} remembered the {word} so it {act} all night',
  '{numeral} {crowd} walked into the {where} and forgot their names',
  'the {who} swallowed the {thing} and became {matter} for {numeral} {unit}',
  'somewhere {a oddment} is dreaming of {matter} and of the {figure} who lost it',
  'the letter was answered long before the {who} had posted it to {whom}',
  'in the {where} there is a door behind which the {thing} {act}',
]

const halt = [
  'End of {section}.',
  'Turn the page, though there is [none|no page|only {stuff}].',
  'The rest is {stuff}.',
  '(The {thing} {act}.)',
  'Here the {section} {act}.',
  'You have been the {who} all along.',
  'Now read it again, {adverb}.',
  'Delete this {section} after use, {adverb}.',
  'Everything else is {word}.',
  'See also: {coinage}, {oddment}, you.',
  'Unless, of course, the {who} {act}.',
  'Stop reading now, or become {a oddment}.',
  'This {section} was written by {a figure}, {adverb}, in {stuff}.',
  'Tomorrow the {who} will find you reading this.',
  'There were {numeral} words here; somebody has eaten them.',
  'The {crowd} have the last word, and it is {word}.',
]

const murmur = [
  'Somewhere {a odd} {oddment} {act}.',
  'Nobody asks about the {crowd}.',
  'It smells of {stuff} and of other people.',
  'For {numeral} {unit}, nothing.',
  'The {figure} coughs, {adverb}.',
  'Note: the {thing} is not to scale.',
  '{a odd} pause, and then {swarm}.',
  'The sentence before this one is {odd}.',
  'Add {stuff}.',
  'What colour is the {thing} now?',
  'It is later than {a oddment}.',
]

const inventory: Plot = [
  [
    'Found in the pocket of the {who}: {numeral} {crowd}, {a odd} {thing}, {a oddment}, and a receipt for {matter}.',
    'Contents of the {odd} drawer, {adverb}: {a thing}; {crowd}; {numeral} {unit} of {matter}; {a oddment}, {odd}.',
    'Inventory of the {where}: item, {a odd} {thing}; item, {crowd}; item, {matter}; item, the {who}.',
  ],
  [
    'Missing: the {oddment}, the {word}, and one {odd} afternoon.',
    'Broken: {swarm}, mostly; the {thing}; a promise, {adverb}.',
    'Not found: a reason, {swarm}, the {odd} half of the {thing}.',
  ],
  [
    'Value of the whole, {numeral} {unit}, or one look from {whom}.',
    'Claimed by: {whom}, who {act} when asked for a signature.',
    'Condition: {odd}, {odd}, and {odd} about the edges.',
    'Item, added later in {stuff}: the hand that made this list.',
  ],
  ['{murmur}'],
  ['Signed, the {who}, in {stuff}.', 'Add {numeral}, carry the {thing}, subtract yourself.', '{murmur}'],
  ['{halt}'],
]

const secondPerson: Plot = [
  [
    'You wake in the {where}, and your hands are {crowd}.',
    'You are {a odd} {who}, though nobody in the {where} has told you so.',
    'You open this {section} and find that your name has been replaced by {a thing}.',
    'You have {numeral} {unit} left before the {thing} {act}.',
  ],
  [
    'You ask the {figure} for directions, and the {figure} {act}.',
    'You count the {crowd}, {adverb}, and arrive at {numeral}.',
    'Behind you the {where} {act}, and you pretend not to hear it.',
    'You put on the {odd} coat, and in its pocket there is {a oddment} with your pulse.',
  ],
  [
    'If you go left, you become {a figure}; if you go right, you are {matter}.',
    'You say {word}, which means yes, and also {oddment}.',
    'Somebody has underlined you in {stuff}.',
    'You remember {whom}, and {whom} remembers someone else.',
  ],
  [
    'The {crowd} turn to look at you, all but one, and that one is yours.',
    'You try to tell the {who} about the {thing}, but your mouth is full of {matter}.',
    'A voice reads out what you are about to think, {adverb}, and gets it wrong.',
  ],
  [
    'You stay where you are, and it {act}.',
    'You turn {adverb} and meet yourself, holding {a thing}.',
    '{murmur}',
  ],
  ['{halt}'],
]

const epistle: Plot = [
  [
    'Dear {whom}, I write to you from inside the {thing}, where it is always half past {numeral}.',
    'Dear {odd} {figure}, thank you for the {crowd}, which arrived {adverb}.',
    'To whom it may concern, or to the {thing}: I have mislaid the {where}.',
  ],
  [
    'The weather here is {matter}, with {swarm} towards evening.',
    'Your last letter {act}, and I had to read it {adverb}.',
    'I enclose {a odd} {oddment}; please feed it {matter}.',
    'They have replaced the {who} by {a odd} {who}, and nobody has noticed but the {crowd}.',
  ],
  [
    'Do you still suffer from {word}?',
    'I am told that you died, {adverb}, and I hope that it is nothing serious.',
    'By the time you read this, I shall be {a oddment}.',
    'Forgive the handwriting, but my {swarm} have come loose.',
  ],
  [
    'Every night I hear the {who} practising your signature on {matter}.',
    'If the {thing} should ask for me, say that I have gone to the {venue} to buy {stuff}.',
    'We have no windows in the {where}, but on Thursdays we are shown {swarm}.',
  ],
  [
    'Yours {adverb}, {whom}.',
    'With {odd} regards, your {thing}.',
    'I remain, {adverb}, the {who} you invented.',
  ],
  [
    'Postscript: {halt}',
    'Postscript: burn the {thing}.',
    'Postscript: there is no {where}, and there never was {a section}.',
  ],
]

const reversed: Plot = [
  ['{backwards dream}.'],
  ['{backwards dream}.'],
  ['{backwards dream}.'],
  ['{backwards dream}.'],
  [
    'So the {who} told it, from the last word to the first, in the {odd} {where}.',
    'Read {adverb}, it is only {a oddment}.',
    'That is how it looks from the far side of the {thing}.',
  ],
  ['{halt}', ''],
]

const unhappening: Plot = [
  ['At eight the {thing} lies in {numeral} pieces on the floor of the {where}.'],
  [
    'At seven the pieces rise, {adverb}, and become {a odd} {thing} in the hand of the {who}.',
    'At seven it leaps back on to the table, and the {crowd} fall silent.',
  ],
  [
    'At six the {who} walks out of the {where}, heels first, unsaying the word {word}.',
    'At six the telephone stops, and then rings, and then the {figure} has never invented it.',
  ],
  [
    'At five the {odd} light goes back into the {oddment}, and the tears of {whom} climb home.',
    'At five {whom} is a child, and the {thing} is {matter}.',
  ],
  [
    'At four the {crowd} are put back into the {venue}, one by one, {adverb}.',
    'At four nobody has met the {who}, and everybody misses him.',
  ],
  [
    'At three nothing has been broken yet, not even the {oddment}.',
    'At three there is only {matter}, and the {crowd} not yet thought of.',
  ],
  ['{halt}', ''],
]

const stage: Plot = [
  [
    '(The {where}, {odd} and {odd}, with {a thing} where the audience should be.)',
    '(Darkness; the sound of {crowd}; somewhere {a thing} {act}.)',
    '(Enter the {who}, {adverb}, carrying {a odd} {thing}.)',
  ],
  [
    'First {figure}: I have been waiting for {numeral} {unit}.',
    '{whom}: this is not the {thing} that I ordered.',
    'The {who}: who has been feeding {matter} to the {crowd}?',
    'Voice from the {venue}: {word}, {word}, {word}.',
  ],
  [
    'Second {figure}: then we have already met, {adverb}, in the second act of another {section}.',
    'Chorus of {swarm}: we are only {matter}; we are not responsible.',
    'The {who}: in my dream you were {a odd} {figure}, and you forgave me.',
  ],
  [
    'First {figure}: if that is {a oddment}, then what am I?',
    '(A hand comes out of the {thing}, takes a bow, and {act}.)',
    'Prompter, {adverb}: {stuff}, {stuff}, my kingdom for {stuff}.',
  ],
  [
    '(Pause of {numeral} {unit}, during which the {thing} {act}.)',
    '(They exchange hats, names and {crowd}, in that order.)',
    '(The curtain falls {adverb}, and the {who} under it.)',
  ],
  ['(The audience {act}.)', '(Exit everyone but the {thing}.)', '{halt}'],
]

const lexicon: Plot = [
  [
    '{word}, noun: the {odd} feeling of having been {a figure} in another {where}.',
    '{word}, verb, intransitive: to behave {adverb} in the presence of {crowd}.',
    '{word}, noun, {odd}: the {matter} that gathers on {a thing} when nobody is looking.',
  ],
  [
    'Origin: from the lost word for {oddment}, by way of {matter}.',
    'Plural: {swarm}, or, in the north, {swarm}.',
    'First recorded in a letter from {whom} to {a odd} {figure}.',
    'Not to be confused with {coinage}, which {act}.',
  ],
  [
    'Usage: she died of {word}, {adverb}, in the {where}.',
    'Usage: his {thing} was all {word} and {matter}.',
    'Usage: we have had no {word} since the {who} left.',
  ],
  [
    'The stress falls {adverb} on the second syllable, and has never got up.',
    'A person who suffers from it is called {a figure}, but not to his face.',
    'Compare {coinage}, the same thing seen {adverb}, through {a oddment}.',
  ],
  [
    'Obsolete since {numeral} {unit} ago, when the last {who} {act}.',
    'Antonyms: {oddment}; {stuff}; you.',
    'See {coinage}, see {oddment}, see how the page {act}.',
  ],
  ['{halt}'],
]

const method: Plot = [
  [
    'Take {numeral} {unit} of {matter} and {a odd} {thing}, finely chopped.',
    'To make {a odd} {who}, begin with {crowd} and leave them overnight in {matter}.',
    'Step one: remove the {thing} from the {where}, {adverb}.',
  ],
  [
    'Stir {adverb} until the {crowd} forget one another.',
    'Fold in the {crowd}, {adverb}, taking care not to wake the {who}.',
    'Heat to {numeral} {unit}, or until it {act}.',
    'Strain the {matter} through {a oddment}; keep the doubts.',
  ],
  [
    'Step three: there is no step three, it {act}.',
    'If it begins to speak, add {stuff}.',
    'Repeat with {swarm}, with {stuff}, with whoever is left in the {where}.',
    'Wait for {numeral} {unit}; do not look at the {thing}.',
  ],
  [
    'Should it ask for its mother, show it {a oddment} and hum {adverb}.',
    'It is done when {a figure}, inserted in the middle, comes out clean.',
    'Let it cool in the {where}, between {swarm} and regret.',
  ],
  [
    'Serves {numeral}, none of them {odd}.',
    'Garnish with {swarm} and serve to {whom}.',
    'Store {adverb}, away from {stuff}.',
  ],
  ['{halt}'],
]

const exam: Plot = [
  [
    'Question one: who is the {who} in the {where}, and why has he {a thing}?',
    'Question one: {a odd} train leaves the {where} with {numeral} {crowd}; when does it forgive you?',
    'Question one: complete the sentence, every {thing} is {a odd} form of?',
  ],
  [
    'Question two: if {matter} is to {thing} as you are to {word}, what is {adverb}?',
    'Question two: name {numeral} {swarm} that you have loved, and do you still?',
    'Question two: draw the sound of {matter}, using only {crowd}.',
  ],
  [
    'Question three: has the {thing} moved while you were reading question two?',
    'Question three: prove that {whom} {act}, or else apologise.',
    'Question three has been answered by somebody else, {adverb}, and you were marked on it.',
  ],
  [
    'Question four: translate the {who} into {matter}, and back, and say what was lost.',
    'Question four: how many {unit} of {word} does it take to fill {a venue}?',
  ],
  [
    'Do not write in the {odd} margin, where the {crowd} live.',
    'You have {numeral} {unit}, and you have had them already.',
    'Marks will be deducted for {stuff}.',
  ],
  ['{halt}'],
]

const label: Plot = [
  [
    'Exhibit {numeral}: {thing}, {odd}, {matter} on {stuff}, artist unknown and probably {a figure}.',
    'Room {numeral}: please do not touch the {who}, who {act}.',
    'Exhibit {numeral}, on loan from the {where}: {crowd}, unlabelled, in {matter}.',
  ],
  [
    'Note the {odd} left edge, where {whom} tried to leave the frame.',
    'Visitors report {crowd}, a taste of {matter} and mild {word}.',
    'It was made {adverb}, over {numeral} {unit}, and regretted at once.',
    'The {thing} in the background is believed to be you.',
  ],
  [
    'Scholars have seen in it {a oddment}, {a oddment}, and the {odd} mother of the artist.',
    'The guard, a former {figure}, says that at night it asks for {stuff}.',
    'A second version, in {stuff}, was destroyed by its admirers, {adverb}.',
  ],
  [
    'Restored {adverb} with {stuff}, against the advice of the {who}.',
    'At closing time it {act}.',
    'Press the button to hear {swarm}; press it again to have heard them.',
  ],
  ['The original is in the {venue}, weeping.', 'Gift of {whom}, in memory of {stuff}.', '{murmur}'],
  ['{halt}'],
]

const apparatus: Plot = [
  [
    'Note to a text now lost: for {thing} read {oddment} throughout.',
    'Footnote one: the {who} mentioned above does not exist, and neither does the above.',
    'Erratum: in the story of the {where}, for love read {matter}.',
  ],
  [
    'Footnote two: see footnote three, which {act}.',
    'On page {numeral}, for {crowd} read {swarm}, and for night read {matter}.',
    'Footnote two: {whom} disagrees {adverb}, in a letter since eaten by {swarm}.',
  ],
  [
    'Footnote three: the word {word} occurs nowhere else, and is afraid.',
    'The {who} on page {numeral} was not murdered but merely {odd}.',
    'Footnote three: the manuscript here shows a stain of {matter} in the shape of {a thing}.',
  ],
  [
    'Footnote four has been moved to the {where}, where it {act}.',
    'Delete the ending, {adverb}, and put {a thing} in its place.',
    'For the name of the reader read {whom}, here and for ever.',
  ],
  [
    'The index lists {word} under {stuff}, {swarm} under regret, and you under {word}.',
    'Footnote five is the {who}, who came in to look for footnote one.',
    '{murmur}',
  ],
  ['{halt}'],
]

const objectVoice: Plot = [
  [
    'I am {a thing}, and this is the first time that anyone has asked.',
    'I speak for the {crowd} of the {where}, who wish to make a statement.',
    'I was {matter} before they made me {a thing}, and I preferred it.',
  ],
  [
    'All day I look at the {who}, who looks at {a oddment}, which {act}.',
    'My mother was {a oddment}, my father {numeral} {unit} of {matter}.',
    'At night, in the {where}, we practise being {odd}.',
    'They polish me {adverb}; they never say {word}.',
  ],
  [
    'Once, for {numeral} {unit}, {whom} held me, and I was nearly a verb.',
    'I have a memory, {odd} and without edges, of {swarm}.',
    'What you call silence we call {word}.',
  ],
  [
    'I know what the {who} hides under the {oddment}, and I would tell, if I had {stuff}.',
    'You think that you use us; ask the {crowd} who uses whom.',
    'Every object has one sentence, and mine {act} before the end.',
  ],
  [
    'When the {who} dies I shall be sold with the {oddment}, as a pair.',
    'Please turn me to the wall, {adverb}, and let the {swarm} speak.',
    'I should like, if it is no trouble, to be {a odd} window.',
  ],
  ['{halt}'],
]

const telegram: Plot = [
  [
    '{thing} arrived stop {who} did not stop {crowd} everywhere stop.',
    'Regret to inform you {where} {act} stop send {matter} stop.',
    'Am in {where} stop everyone {odd} stop bring {thing} stop.',
  ],
  [
    'Disregard previous {thing} stop it {act} stop.',
    '{whom} seen {adverb} with {crowd} stop do not reply stop reply stop.',
    'Have become {who} stop salary {numeral} {unit} of {matter} stop.',
  ],
  [
    'Cannot stop stop {swarm} at the door stop {word} stop.',
    'Tell mother I am {odd} stop tell {figure} nothing stop.',
    'Explanation follows {adverb} stop explanation {act} stop.',
  ],
  [
    'Price of {stuff} now {numeral} {unit} stop sell {oddment} stop keep {crowd} stop.',
    'Who is {whom} stop who am I stop who pays for this stop.',
    'Weather {odd} stop food {stuff} stop wish you were {figure} stop.',
  ],
  [
    'Love stop {stuff} stop {oddment} stop.',
    'Will not write again stop {adverb} yours stop will not stop stop.',
  ],
  ['{halt}', ''],
]

const proof: Plot = [
  [
    'If the {who} had not opened the {odd} {thing}, there would be no {crowd}.',
    'Suppose {a who}, suppose {a where}, suppose that it {act}.',
    'Let there be {numeral} {crowd}, and let one of them be you.',
  ],
  [
    'If there were no {crowd}, then {whom} would never have learned to weep {matter}.',
    'Suppose further that the {thing} is {odd}, and the {who} is not.',
    'It follows {adverb} that the {thing} {act}.',
  ],
  [
    'And if nobody wept, the {where} would be dry, and we could speak of {word}.',
    'Then either the {crowd} are {odd}, or someone has moved the {thing}.',
    'But by the second law of {word} no {who} is {odd}, which is absurd.',
  ],
  [
    'Assume, for the sake of {matter}, the contrary.',
    'A reader who doubts this may replace every {thing} by {a oddment} and begin again.',
    'The case of {swarm} is left to {whom}.',
  ],
  [
    'Therefore the {who} opened it.',
    'Hence {matter}, hence {crowd}, hence this {section}.',
    'Otherwise, go back {numeral} {unit} and begin with {stuff}.',
  ],
  ['{halt}'],
]

const litany: Plot = [
  [
    'Because of the {thing}, because of the {crowd}, because it was {odd} and the {who} was late.',
    'No {thing} without {matter}, no {matter} without {crowd}, no {crowd} without {a odd} {who}.',
    '{thing}, {thing}, {odd} {thing}, who has counted your {crowd}?',
  ],
  [
    'Because of the {matter} in the {where}, because {whom} {act}.',
    'No {who} without {a where}, no {where} without {word}.',
    '{crowd}, {crowd}, {odd} {crowd}, what have you done with my {thing}?',
  ],
  [
    'Because of {numeral} {unit} of {matter}, because nobody said {word}.',
    'No {word}, no {crowd}, no {odd} morning in the {where}.',
    'Once {adverb}, once in {stuff}, and once more for the {who}.',
  ],
  [
    'Because the {oddment} was there before us, and will not be sorry after.',
    '{who}, {who}, {odd} {who}, the {where} is calling you by another name.',
    'No end without {a oddment}, no {oddment} without an end.',
  ],
  [
    'Because because, because {stuff}.',
    'Nothing without {a thing}, nothing with one.',
    'The {thing} {act}, the {who} {act}, the {section} {act}.',
  ],
  ['{halt}'],
]

const report: Plot = [
  [
    'Forecast for the {where}: {matter}, clearing {adverb} to {crowd}.',
    'Forecast: {odd}, with {crowd} on high ground, and {matter} later.',
  ],
  [
    'Visibility {numeral} {unit}, with {odd} {crowd} in the hills.',
    'A warm front of {swarm} will reach {whom} by morning.',
    'Pressure is falling {adverb} over the {where}, and nobody has picked it up.',
  ],
  [
    'Motorists are advised to become {stuff}.',
    'There is a risk of {word} in places, and of {a figure} in others.',
    'Small {swarm} should be taken indoors.',
  ],
  [
    'The {who} who reads this forecast {act} at the end of each sentence.',
    'Yesterday was {odd}; we apologise for yesterday.',
    'Outlook for the {venue}: {a oddment}, {adverb}, for {numeral} {unit}.',
  ],
  ['Tomorrow: no weather, {a thing}.', 'For those at sea: {word}, {word}, good {word}.', '{murmur}'],
  ['{halt}'],
]

const minutes: Plot = [
  [
    'Minutes of the {odd} committee: present, {whom}, {a who}, {numeral} {crowd}; absent, you.',
    'Observation log, hour {numeral}: the subject, {a odd} {who}, {act}.',
  ],
  [
    'It was moved that the {thing} be {odd}, and seconded by {matter}.',
    'The {thing} {act}; we have stopped taking notes {adverb}.',
    'The minutes of the last meeting were read, and bit {a figure}.',
  ],
  [
    'Any other business: {word}.',
    'We have been drawn, {adverb}, and the likeness is {odd}.',
    '{whom} reported on the {crowd}, {adverb}, and was thanked with {matter}.',
  ],
  [
    'A vote was taken, {adverb}, and has not been returned.',
    'The {who} asked whether {a oddment} could be a member; the {oddment} abstained.',
    'Costs to date: {numeral} {unit} of {matter}, one {odd} childhood.',
  ],
  [
    'The meeting was closed {adverb}, and the {who} locked in it.',
    'There is no subject, only the {thing}, and it {act}.',
  ],
  ['{halt}'],
]

const alphabet: Plot = [
  [
    'All that the {who} wrote in the {where} began with {a thing}.',
    'A is for {thing}, which {act}; B is for {crowd}, which do not.',
  ],
  [
    'Between the {crowd} and the {matter} there was room for one {odd} {figure}.',
    'C is for {word}, and nobody knows what for; D is for {a odd} {where}.',
  ],
  [
    'Caught {adverb} in {matter}, the {thing} {act}.',
    'E is for {whom}, who was erased; F is for {matter}; G is for you.',
  ],
  [
    'Doubtless {whom} knew; doubtless {whom} was {numeral} {unit} away.',
    'H is for {a oddment} seen {adverb}; I is the one who is telling you this.',
  ],
  [
    'Even the {crowd} had stopped asking about the {word}.',
    'The other letters are in the {where}, with {a figure}, playing at {swarm}.',
  ],
  ['{halt}', 'Everything after this is {stuff}.'],
]

const transcript: Plot = [
  [
    'Tape {numeral}, side two: breathing; {crowd}; the sound of {a thing} being {odd}.',
    'This is a recording, and the {who} you are calling {act}.',
    'Subtitles: ({a odd} silence), ({a figure} laughs, offscreen), ({crowd}).',
  ],
  [
    'For {matter}, press {numeral}; for {crowd}, hang up; for {word}, hold {adverb}.',
    'A voice, perhaps {whom}, says {word}, says {thing}, says it {adverb}.',
    'Rewind {numeral} {unit}: the {where} fills with {matter} and the {who} unlaughs.',
  ],
  [
    'Here the tape has been cut and mended with {stuff}.',
    'You are number {numeral} in the queue of {swarm}.',
    'Freeze frame: {a odd} {oddment}, a hand, half of a word.',
    'Laughter, {odd}; then the {thing} {act}.',
  ],
  [
    'A door; another door; {crowd}; the word {word}, spoken by two people who have never met.',
    'Unclear: either love or {stuff}, followed by {numeral} {unit} of rain.',
    'Your call is {odd} to us, and so is your {oddment}.',
  ],
  [
    'After the tone, the {thing} will speak as you.',
    'End of side two; side three is in the {where}.',
    'Credits: {whom} as the {who}, {crowd} as themselves, {matter} by {stuff}.',
  ],
  ['{halt}'],
]

/** Experimental stories, the rarest type: lists, letters, questions, stage directions, sentences that run backwards. */
export const experimental: Grammar = {
  cast: {
    thing: 'oddment',
    crowd: 'swarm',
    matter: 'stuff',
    where: 'venue',
    who: 'figure',
    whom: 'initial',
    word: 'coinage',
  },
  genders: {},
  pools: {
    oddment,
    odd,
    swarm,
    stuff,
    venue,
    figure,
    act,
    adverb,
    unit,
    numeral,
    initial,
    coinage,
    coinHead,
    coinTail,
    section,
  },
  lines: { dream, halt, murmur },
  plots: [
    inventory,
    secondPerson,
    epistle,
    reversed,
    unhappening,
    stage,
    lexicon,
    method,
    exam,
    label,
    apparatus,
    objectVoice,
    telegram,
    proof,
    litany,
    report,
    minutes,
    alphabet,
    transcript,
  ],
}
