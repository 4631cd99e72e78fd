import { list, type Grammar, type Plot } from './grammar.ts'

const woman = list(`
  Tamsin, Inez, Corisande, Juno, Rhoswen, Zuleika, Marisol, Freya, Isaura, Solveig, Katya, Nerissa, Thessaly, Brenna,
  Calypso, Dagny, Elara, Fiametta, Ginevra, Halcyone, Ilona, Jessamy, Kallista, Lorelei, Melusine, Nimue, Ondine,
  Perpetua, Quenby, Ravenna, Sunniva, Tirzah, Undine, Valkyra, Wenna, Xiomara, Ysolde, Zenaida, Astrid, Bellamy
`)

const man = list(`
  Rafe, Corin, Jory, Ansel, Bastian, Dmitri, Lucan, Evander, Tarquin, Leif, Gideon, Matthias, Florian, Balthazar, Caspian,
  Drustan, Emeric, Fabrizio, Guntram, Hakon, Isandro, Jorund, Kaspar, Lazarus, Magnus, Nikodemus, Orsino, Perrin, Quillon,
  Rurik, Sorley, Torquil, Ulfric, Vasco, Wolfram, Xander, Yorgos, Zoltan, Alaric, Benedikt
`)

const rank = list(`
  captain, guide, pilot, bosun, navigator, sergeant, mate, scout, tracker, quartermaster, cartographer, helmsman, surgeon,
  lookout, harpooner, muleteer, interpreter, colonel, drummer, gunner, purser, sailmaker, coxswain, lieutenant, aeronaut,
  falconer, corsair, envoy, courier, privateer, corporal, botanist, geologist, ostler, sapper, trumpeter, vizier, ranger
`)

const commander = list(`{chief} {commanderHead}{commanderTail}`)

const chief = list(
  `Captain, Captain, Commander, Colonel, Skipper, Professor, Admiral, Baron, Commodore, Brigadier`,
)

const commanderHead = list(`
  Thorn, Drake, Hawks, Storm, Grim, Blood, Wolf, Mal, Crag, Fal, Raven, Holt, Iron, Kirk, Lock, Mont, Strang, Tre, Vance,
  Wyn, Bastl, Cald, Dar, Esk, Gaunt, Har, Jar, Lorn, Mar, Pen, Quar, Rook, Sav, Tor
`)

const commanderTail = list(`
  wood, mere, fell, rick, haven, stone, bane, worth, locke, grave, mont, dyke, vane, hold, strake, quist, wyn, lance,
  gard, rane
`)

const hull = list(`
  Grey Petrel, Northern Star, Black Swan, Wild Goose, White Heron, Swift Fortune, Bold Venture, Sea Wolf, Red Dragon,
  {hullColour} {hullName}, {hullColour} {hullName}, {hullName} of {wild}, Good Intent, Daughter of the Wind, Second Chance
`)

const hullColour = list(`
  Golden, Crimson, Silver, Dark, Laughing, Scarlet, Sable, Azure, Iron, Lonely, Merry, Proud, Restless, Sleepless, Amber,
  Brazen, Drowsy, Emerald, Flying, Gallant, Haughty, Ivory, Jaunty, Keen, Limping, Mighty, Nimble, Obdurate, Pious,
  Reckless, Saucy, Thirsty, Undaunted, Vagrant, Wandering, Zealous
`)

const hullName = list(`
  Cormorant, Kittiwake, Fulmar, Curlew, Narwhal, Dolphin, Gannet, Osprey, Albatross, Kestrel, Shearwater, Barracuda, Bittern,
  Caravel, Dogfish, Egret, Frigate-bird, Guillemot, Halcyon, Ibis, Jackal, Kraken, Lynx, Marten, Nightjar, Otter, Pelican,
  Quetzal, Ruby, Sandpiper, Tern, Unicorn, Viper, Whimbrel, Zephyr, Hippogriff, Salamander, Chimera, Basilisk, Griffin
`)

const craft = list(`
  schooner, brig, sloop, cutter, frigate, ketch, yawl, lugger, dhow, junk, galleon, barque, felucca, whaler, clipper, brigantine,
  corvette, xebec, pinnace, steamer, catamaran, caravel, carrack, galley, hoy, barkentine, polacca, proa, quinquereme, smack,
  tartane, trireme, bilander, cog, dromond, fluyt, galleass, ironclad, man-of-war, packet, scow, snow-brig, trawler, tug
`)

const boat = list(`
  longboat, dinghy, skiff, canoe, raft, coracle, gig, wherry, kayak, sampan, pirogue, outrigger, umiak, jolly-boat, punt,
  cockleshell, dory, whaleboat, lighter, curragh
`)

const wild = list(
  `{wildHead}{wildTail}, {wildHead}{wildTail}, {wildHead}{wildTail}, {wildHead}{wildHeadTail}`,
)

const wildHead = list(`
  Kar, Zan, Mor, Tel, Oru, Vash, Tar, Bel, Cal, Dra, Esh, Far, Gol, Hir, Ish, Jal, Kel, Lum, Mal, Nar, Ost, Pal, Quel, Rav,
  Sar, Tham, Ul, Ver, Xan, Yar, Zir, Ban, Cor, Dun, Em, Fen, Gra, Hal, Ib, Jor, Khor, Lor, Mir, Nev, Oph, Per, Rhu, Sken,
  Tir, Umb, Val, Wes, Yth, Zul
`)

const wildTail = list(`
  amoor, undra, engar, ossa, imbar, avan, uthe, aleth, ondo, irrim, axa, eroon, istan, oria, urak, ymra, ador, esh, oldur,
  okar, umban, arra, undel, opol, anthe, iskaya, uvia, azim, ekko, orm, alune, ibesh
`)

const wildHeadTail = list(
  `dreth, gath, mandu, nesse, qar, rhune, sholm, tika, vik, zand, bara, chay, fjord, hold, lund`,
)

const landform = list(`
  pass, gorge, cave, ridge, canyon, desert, jungle, marsh, cliff, valley, volcano, ravine, swamp, plateau, summit, crater, glacier,
  headland, caldera, chasm, col, cornice, crevasse, cwm, defile, dune, escarpment, gully, icefall, lava-field, mesa, moraine,
  pampas, pinnacle, precipice, promontory, quicksand, scree, serac, sinkhole, steppe, taiga, tundra, wadi, butte, fumarole,
  arete, badlands, basin, bluff, cirque, couloir, crag, foothill, geyser, gulch, hogback, karst, massif, nunatak, outcrop, peak,
  rift, saddle-back, savannah, snowfield, spur, terrace, thicket, watershed
`)

const seaform = list(`
  island, reef, lagoon, cape, strait, headland, bay, cove, archipelago, atoll, sandbar, estuary, fjord, shoal, skerry, sound,
  whirlpool, isthmus, delta, spit, gulf, cay, blowhole, breakwater, causeway, inlet, islet, kelp-forest, mangrove, peninsula,
  roadstead, sea-cave, sea-stack, shelf, tide-race, trench
`)

const narrows = list(`
  rapids, gorge, waterfall, bend, ford, cataract, narrows, confluence, sandbank, weir, log-jam, oxbow, portage, chute, eddy,
  flume, millrace, riffle, sluice, spillway
`)

const harsh = list(`
  frozen, black, nameless, lost, silent, narrow, steep, hidden, red, savage, hollow, forbidden, windswept, rocky, haunted,
  bottomless, treacherous, trackless, desolate, jagged, misty, uncharted, roaring, moonlit, glittering, sheer, abandoned,
  accursed, bleak, boulder-strewn, cavernous, crumbling, dismal, echoing, fathomless, ghostly, granite, impassable,
  impenetrable, inaccessible, inhospitable, labyrinthine, merciless, murderous, perilous, pestilent, precipitous, rain-lashed,
  rugged, sulphurous, tangled, towering, unfathomable, unforgiving, vertiginous, volcanic, wolf-haunted, yawning,
  bat-haunted, blood-red, cloud-capped, dead-white, eerie, fog-bound, gloomy, howling, ill-famed, lonesome, mist-wreathed,
  moon-pale, ominous, pathless, secret, shadowy, sinister, storm-beaten, thunderous, unclimbed, untrodden, wind-carved
`)

const beast = list(`
  wolf, bear, tiger, leopard, lion, boar, jaguar, panther, hyena, lynx, wolverine, puma, snow-leopard, wild dog, cheetah, cougar,
  coyote, jackal, ocelot, caracal, dhole, dingo, serval, sloth-bear, grizzly, catamount, margay, wildcat
`)

const lurker = list(`
  shark, crocodile, snake, octopus, python, squid, alligator, stingray, cobra, caiman, hippopotamus, anaconda, moray, scorpion,
  barracuda, mamba, puff-adder, rattlesnake, sea-lion, orca, narwhal, walrus, swordfish, sperm-whale, tarantula, viper, marlin,
  komodo-dragon, water-buffalo, piranha, electric eel, monitor-lizard, giant crab, manta, gharial, bushmaster, fer-de-lance
`)

const bird = list(`
  vulture, eagle, condor, raven, albatross, hawk, falcon, skua, buzzard, lammergeier, marabou, gyrfalcon, cassowary, shrike, owl,
  pelican, frigate-bird, petrel, cormorant, crane, harpy-eagle, macaw, secretary-bird, toucan, hornbill, ibis
`)

const mount = list(`
  mule, camel, horse, pony, mare, stallion, yak, dromedary, llama, ox, charger, gelding, elephant, palfrey, roan, piebald,
  mustang, zebu, bronco, dapple-grey, destrier, reindeer, burro, hinny, packhorse, pinto, skewbald
`)

const gear = list(`
  lantern, compass, map, telescope, torch, sextant, tent, drum, net, canteen, saddle, chart, flare, tinderbox, spyglass, sack of
  flour, sail, oar, shovel, ship's bell, blanket, water-bag, medicine-chest, anchor, barrel, flag, astrolabe, bandolier, bedroll,
  bellows, binnacle, camp-bed, capstan, chronometer, cooking-pot, crampon, fathom-line, float, fuse, gunpowder-horn, hammock,
  heliograph, hour-glass, jib, keg, knapsack, lead-line, log-book, megaphone, mosquito-net, nocturnal, parachute, powder-keg,
  pulley, quadrant, quiver, rucksack, sail-needle, sandglass, sea-chest, signal-gun, sledge, sleeping-bag, snowshoe,
  speaking-trumpet, camp-stove, strongbox, tarpaulin, theodolite, altimeter, tripod, truss of hay, waterskin, whistle, winch,
  windlass, barometer-case, block and tackle, butterfly-case, despatch-box, donkey-saddle, gimbal-lamp, kerosene-tin
`)

const blade = list(`
  knife, axe, spear, cutlass, harpoon, boathook, dagger, hatchet, sword, machete, ice-axe, pickaxe, dirk, sabre, billhook, crowbar,
  gaff, grapnel, halberd, jackknife, javelin, kukri, marlinspike, piton, poniard, rapier, scimitar, stiletto, tomahawk, trident,
  assegai, bayonet, belaying-pin, bolo, broadsword, claymore, cleaver, cudgel, falchion, flail, glaive, mattock, partisan, pike,
  pitchfork, quarterstaff, razor, scythe, yataghan
`)

const line = list(`
  rope, cable, chain, hawser, lasso, halyard, towline, vine, rope-ladder, lifeline, bowline, creeper, painter-rope, plaited belt,
  cord, bell-rope, silk sash, backstay, clothes-line, girth, lanyard, tether, trace
`)

const gun = list(`
  musket, pistol, rifle, carbine, flintlock, blunderbuss, crossbow, cannon, revolver, shotgun, swivel-gun, arquebus, derringer,
  duelling-pistol, fowling-piece, howitzer, long-bow, matchlock, mortar, muzzle-loader, rocket, sling, blowpipe, culverin
`)

const treasure = list(`
  gold, pearls, the emerald, the crown, the idol, the silver mask, the ruby, the chest, a hundred doubloons, the diamond,
  the jade dragon, the lost map, the golden bell, the sceptre, the black opal, the sultan's ring, the moonstone, ambergris,
  the sapphire eye, the bronze horse, the queen's amulet, the crystal skull, the dead king's sword, a cask of ducats,
  the amethyst cup, the astrologer's book, bezoars, the carnelian seal, the chalice, chests of cinnabar, the diadem, the
  ebony flute, the electrum disc, florins, garnets, the ivory gate-key, the jacinth, lapis lazuli, the meteorite, moidores,
  the obelisk-stone, the onyx panther, the orb, pieces of eight, the porphyry head, quicksilver, the reliquary, rough topaz,
  rubies, the sarcophagus, the scarab, the seven tablets, sovereigns, spinels, the tourmaline, turquoises, the zircon lamp
`)

const villain = list(`
  pirates, smugglers, bandits, wreckers, mutineers, slavers, soldiers, spies, poachers, kidnappers, raiders, horse-thieves,
  cut-throats, brigands, corsairs, buccaneers, mercenaries, deserters, gun-runners, freebooters, footpads, headhunters,
  highwaymen, hired riders, janissaries, marauders, moss-troopers, outlaws, renegades, saboteurs, swindlers, usurpers,
  grave-robbers, idol-thieves, dragoons, lancers, bounty-hunters, baron's men, regent's guards, viceroy's policemen
`)

const outpost = list(`
  harbour, fort, village, camp, monastery, lighthouse, temple, castle, mission, inn, watchtower, trading post, citadel, mine,
  bridge, caravanserai, palace, ruin, quay, customs-house, observatory, prison, stockade, well, arsenal, bazaar, beacon,
  blockhouse, catacomb, consulate, ferry, galleon-wreck, garrison, gatehouse, hermitage, jetty, keep, lamasery, magazine,
  minaret, necropolis, outwork, pagoda, pyramid, rampart, redoubt, sanctuary, semaphore-tower, shrine, whaling-station, ziggurat
`)

const ration = list(`
  biscuit, salt beef, dried fish, rice, dates, hardtack, coconuts, pemmican, roast goat, seal-meat, raw turtle eggs,
  cassava, breadfruit, plantains, jerky, millet, limes, sago-flour, yak butter, boiled leather, candle-ends, lichen, limpets,
  locusts, manioc, mare's milk, moss, penguin, prickly-pears, puffin, sea-urchins, tallow, taro, blubber
`)

const wind = list(`
  storm, gale, squall, hurricane, fog, blizzard, typhoon, sandstorm, tempest, snowstorm, cyclone, monsoon, avalanche, flood,
  landslide, whiteout, tidal wave, waterspout, sirocco, mistral, simoom, khamsin, harmattan, williwaw, norther, cloudburst,
  dust-devil, earthquake, eruption, forest fire, hailstorm, ice-storm, lightning, maelstrom, rockfall, tornado, tremor
`)

const timber = list(`
  mast, hatch, keel, deck, bowsprit, mainsail, hull, cabin, rigging, topsail, yardarm, galley, gunwale, foremast, forecastle,
  poop, bulwark, crow's-nest, companionway, binnacle, bilge, bulkhead, davit, figurehead, fo'c'sle, gangway, halyard,
  hawse-hole, keelson, mizzenmast, orlop, porthole, quarterdeck, ratlines, scupper, shroud, spar, sternpost, thwart, transom
`)

const boldly = list(`
  without a word, at dawn, in silence, one by one, on hands and knees, by moonlight, hand over hand, under fire, barefoot,
  blindfold, through the smoke, in single file, headlong, by compass alone, by torchlight, knee-deep, pell-mell, in relays, roped
  together, waist-deep, with empty pistols, helter-skelter, hell-for-leather, in the teeth of the wind, back to back, by feel,
  crabwise, in borrowed boots, at a crouch, in stockinged feet, two abreast, under a full moon, willy-nilly
`)

const afloat = list(`
  with muffled oars, against the current, without a light, under full sail, on the ebb, before the wind, stern first, by dead
  reckoning, by starlight, bailing all the way, broadside on, close-hauled, hull down, in the lee of the cliffs, on the flood,
  under jury rig, under bare poles, with the lead going, hugging the shore, with the wind abeam, rail under
`)

const rowed = list(`
  paddled, drifted, rowed, sailed, poled, tacked, baled, floated, sculled, swam, punted, scudded, luffed, wallowed, yawed
`)

const moved = list(`
  climbed, crawled, ran, crept, marched, stumbled, scrambled, struggled, waded, clambered, floundered, inched forward,
  limped, lurched, plodded, slithered, staggered, toiled, trekked, tumbled, wriggled, groped ahead, hurried, slipped, trudged,
  shuffled, squirmed, slogged, scuttled, tiptoed, traipsed, blundered, edged along, forged ahead
`)

const grit = list(`
  bold, reckless, silent, one-eyed, scarred, tireless, wily, cool-headed, sunburnt, grizzled, fearless, desperate, loyal,
  treacherous, red-bearded, limping, ruthless, hawk-nosed, daring, stout-hearted, crafty, dauntless, fever-thin, gallant,
  gaunt, half-drowned, hard-bitten, hot-headed, implacable, indomitable, intrepid, laconic, lion-hearted, lynx-eyed, merciless,
  nimble, outlawed, ragged, redoubtable, resolute, saturnine, sinewy, snow-blind, stalwart, steely, sure-footed, swarthy,
  swashbuckling, tattooed, undaunted, unflinching, unscrupulous, unshaven, valiant, vengeful, weather-beaten
`)

const span = list(`
  three days, a week, two nights, forty days, nine hours, a month, eleven days, five weeks, a night and a day, a fortnight,
  six weeks, half the winter, seventeen days, twenty hours, a whole summer, sixty hours
`)

const hour = list(`
  at dawn, at midnight, on the third day, at noon, before sunrise, at sunset, on the ninth night, as the moon rose, at low
  water, when the tide turned, on the fortieth day, at first light, at slack water, in the dog watch, in the middle watch,
  at eight bells, in the last of the light, under the Southern Cross, two hours before dawn, when the fog lifted
`)

const order = [
  'cut the {line}',
  'hold on',
  'follow the river',
  'leave the gold',
  'keep the powder dry',
  'not a sound',
  'take the {gear} and run',
  'drop the {gear}',
  'make for the {outpost}',
  'never trust {a grit} {rank}',
  'if I fall, go on',
  'there is always another way down',
  'nobody has come out of there alive',
  'courage is only fear that has made up its mind',
  'the {landform} gives nothing back',
  'we do it {boldly}',
  'count to {number}, and then run',
  'it is not the {lurker} that you see that eats you',
  'give me the {blade}',
  'I have been in worse places, and they had worse {ration}',
]

const close = [
  '{hour}, with {a gear} between them and {ration} for one more day, they came down to the {outpost} of {wild}, alive.',
  '{hero} kept the {gear}, and it hangs to this day in the {outpost} at {wild}.',
  '“{order},” said {hero}, and laughed for the first time in {span}.',
  'Behind them the {landform} of {wild} smoked in the rain, and nobody looked back.',
  'When the {rank} asked what {hero.he} wanted as a reward, {hero} said, a bath, and {ration}, and another ship.',
  "The sailors of {wild} still call that place {hero}'s {seaform}.",
  '{commander} saluted, turned the {mount} and rode off towards {wild}.',
  'A year later {hero} was at sea again, bound for {wild} in the {craft} {hull}.',
  'On the chart of that coast there is now {a seaform} called {hero}.',
  'In the {outpost} at {wild} they drank to it in {drink}, and nobody believed a word.',
  '{hero} slept for {span}, and woke, and asked for {a mount}.',
  'There was {a shape} scar on {hero.his} hand ever after, and {hero.he} said that it came from {a blade}.',
  'Far off, in {wild}, a bell began to ring.',
  'Nobody had told the {rank} of {wild} that they were dead, so he had kept supper for them.',
  '{hero} wrote it all down on the back of a chart, which the {wind} took.',
  'That was the first adventure of {hero} of {wild}, and by no means the worst.',
  'They slept on deck that night, under {number} blankets, and dreamed of {ration}.',
  'The {villain} hanged for it at {wild}, or said they would.',
  'On the quay at {wild} stood {a grit} {rank} with {a mount} for each of them.',
]

const riches = [
  'By morning somebody had stolen {prize}, and it was the {rank}.',
  'They divided {prize} {boldly} and never spoke of the {harsh} {landform} again.',
  'They buried {prize} under {a landform}, and the map of it is not lost, only hidden.',
  'What {hero} brought home was not {prize} but {a grit} look and {a gear}.',
  'The {rank} of {wild} got {prize}, and {hero} got the song.',
  '{hero} threw {prize} into the sea, and slept well for the first time in {span}.',
]

const aside = [
  'Overhead {a bird} turned, and turned again, above the {landform}.',
  'There was {ration} for {span}, and not a crumb more.',
  'Far behind, in the {landform}, {a gun} spoke once.',
  '{mate} said nothing, and sharpened {a blade}.',
  'It smelled of {wind}, of powder and of {ration}.',
  'That night {hero} dreamed of {wild}.',
  '“{order},” said {mate}.',
  'The {grit} {rank} wept, and was not ashamed.',
  'By then the {gear} was gone, and the {gear} was gone, and hope was going.',
  'Somewhere in the {harsh} dark {a beast} coughed.',
]

const drink = list(`
  rum, brandy, palm wine, grog, arrack, mead, cider, aquavit, pulque, kumiss, negus, porter, sherbet, madeira, toddy, vodka
`)

const shape = list(`
  white, long, crooked, jagged, crescent, star-shaped, puckered, livid, hook-shaped, forked, purple, round, diagonal, hairline
`)

const feet = list(`
  thirty, forty, sixty, twenty, eighty, fifty, ninety, ninety-five, seventy, a hundred, forty-five, eighty-six
`)

const number = list(`
  three, four, seven, nine, twelve, twenty, thirty, forty, fifty, sixteen, eighteen, eleven, fourteen, thirteen, sixty
`)

const shipwreck: Plot = [
  [
    'The {craft} {vessel} struck a reef off {place} {hour}, with {number} men aboard.',
    '{hour}, {a wind} drove the {craft} {vessel} on to the rocks below {place}.',
    'For {span} the {craft} {vessel} had run before the {wind}, and then the {timber} gave way.',
  ],
  [
    '{hero}, the {rank}, cut away the {timber} and was washed overboard with {a gear}.',
    'Only {hero} and {a grit} {rank} called {mate} reached the shore.',
    '“{order},” roared {commander}, and a wave broke over the {timber}.',
    '{hero} swam for {span}, or so it seemed, holding on to the {timber}.',
  ],
  [
    'The island was {a harsh} {landform} with one spring, {number} goats and {a beast}.',
    '{mate} found {ration} in the wreck, and {a gear}, and a cask of powder.',
    'They lived on {ration} and {ration}, and kept a fire on the headland for {span}.',
    'In the sand they saw the print of {a beast}, and beside it the print of a boot.',
  ],
  ['', '', '{aside}'],
  [
    '{hour}, {mate} sighted a sail, but it was the sail of the {villain}.',
    '{hero} built a raft from the {timber} and the {timber}, and {mate} plaited {a line} of weed.',
    '{hour}, they lured the {villain} ashore and {moved} {boldly} to their boat.',
    'In the wreck, under the {timber}, lay {treasure}, and nothing in the world was of less use.',
    '{a lurker} circled the raft for {span}, and {mate} gave it a name.',
  ],
  ['{close}', 'They were taken off {hour} by the {craft} {hull}, and {mate} could not stop talking.'],
]

const treasureMap: Plot = [
  [
    '{hero} won the map at dice from {a grit} {rank} in the {outpost} at {wild}.',
    'The map was drawn on sealskin and showed {a landform}, {a landform} and, in red, {place}.',
    "Before he died, the {rank} pressed {a gear} into {hero}'s hand and whispered the name of {place}.",
  ],
  [
    'They left {hour} with {number} {grit} men, {a steed} and {ration} for {span}.',
    '{hero} and {mate} took passage in the {craft} {vessel}, and {a grit} {rank} followed them.',
    '“{order},” said {commander}, “or the {villain} will have it first.”',
  ],
  [
    'Beyond the {harsh} {landform} they lost the {steed} to {a beast}.',
    'The trail led through {a harsh} {landform}, where the {villain} had stretched {a line} across the path.',
    'For {span} they {moved} {boldly}, and every night the {landform} seemed farther off.',
    'Where the map showed {a outpost}, there was only {a harsh} {landform} and the bones of {a mount}.',
  ],
  ['', '', '{aside}'],
  [
    '{hour}, {mate} struck the ground with {a blade}, and it rang hollow, and below lay {prize}.',
    'Under the {outpost} was a stair, and at the foot of the stair lay {prize}.',
    'The chest held {prize} and a letter that began, too late.',
    'There it was at last, {prize}, and around it sat {number} skeletons, each with {a gun}.',
  ],
  ['{riches}', '{riches}', '{close}'],
]

const mountain: Plot = [
  [
    'Nobody had ever crossed the {harsh} {landform} of {place} in winter.',
    '{hour}, {hero} and {mate} roped themselves together below the {harsh} {landform} of {place}.',
    'The {rank} swore that there was a way over {place}, for {a mount} had once come down from it alone.',
  ],
  [
    'They had {a gear}, {a gear} and {ration} for {span}.',
    'For {span} they {moved} {boldly}, until the {line} broke.',
    'At the {landform} the {steed} refused, and they went on without it.',
    'Above them hung {a landform}, and below them there was nothing at all.',
  ],
  [
    'Then the {wind} came, and {mate} fell {feet} feet and hung from the {line}.',
    '{hour}, {a wind} buried the tent, and {hero} dug it out with {a blade}.',
    '{a bird} watched them from the {landform} and did not move.',
    '“{order},” shouted {mate} from the ledge, and {hero} would not.',
  ],
  [
    'Hand over hand {hero} pulled, while the {line} sang like a string.',
    "{hero} warmed {mate}'s hands with {ration} and talked of {wild} until morning.",
    'They found the cave of an old {rank}, with {a gear} and {ration} left for whoever came.',
    '{hero} cut steps with {a blade}, {number} of them, and then {number} more.',
  ],
  ['', '{aside}'],
  [
    '{hour}, they stood on the summit and saw {wild}, green and small as a coin.',
    'From the top {hero} fired {a gun}, and far down in the {outpost} a bell answered.',
    'The pass is named after {mate} now, and {mate} hates it.',
  ],
  ['{close}', ''],
]

const cavern: Plot = [
  [
    'The {outpost} at {place} stood over {a harsh} cave which no one had followed to its end.',
    '{hour}, {hero} lowered {a gear} into the {harsh} cave of {place} and heard it strike water.',
    'It was {mate} who fell through the floor of the {outpost} and found the caves of {place}.',
  ],
  [
    'They entered {boldly}, {hero} with {a gear}, {mate} with {a line} and the {rank} with a prayer.',
    'The passage was so low that they crawled on their elbows for {span}.',
    'The walls were painted with {number} hunters and one {beast}.',
    'Blind fish turned in the pools, and something like {a lurker} breathed in the dark.',
  ],
  [
    'Behind them {a wind} shook the hill, and the way out was gone.',
    'The {gear} slipped and was gone, and the lamp burned [blue|green|violet], then red, then not at all.',
    'From the far side came the voices of {villain}, and the clink of {prize}.',
    'In the last chamber stood {a harsh} lake, a boat, and in the boat {prize}.',
  ],
  [
    '{hero} wetted a finger, felt a thread of wind and {moved} towards it.',
    '“{order},” whispered {hero}, and let the {gear} fall.',
    'They counted {number} steps, and {number} more, and then {mate} smelled the sea.',
    '{mate} laughed, struck a spark with {a blade} and saw {a beast} asleep upon the bones.',
  ],
  ['', '{aside}'],
  [
    '{close}',
    'They came out {hour}, {number} leagues from where they had gone in, by {a landform}, and older.',
  ],
]

const riverRun: Plot = [
  [
    '{hour}, {hero} pushed the canoe off from the {outpost} at {place}, with {mate} in the bow.',
    'The river of {place} runs for {number} leagues through {harsh} jungle, and no map agrees about it.',
    'The fever medicine had to reach the {outpost} of {place}, and there was no road, only the river.',
  ],
  [
    'By day they {rowed} {afloat}, and by night {a beast} called from the bank.',
    '{a lurker} as long as the boat slid off the mud and came after them.',
    'At the {harsh} {narrows} the {villain} had stretched {a line} from bank to bank.',
    'They ate {ration}, drank rain from {a gear} and slept by turns for {span}.',
  ],
  [
    'Then they heard the {narrows}, first like a wind, then like {a mount} at the gallop.',
    'An arrow stood in the {gear}, and another in the {gear}, and the drums began.',
    '“{order},” cried {mate}, but the {gear} was gone and the bow went under.',
  ],
  ['', '', '{aside}'],
  [
    '{hero} drove {a blade} into the rock and held, with the whole river pulling.',
    'They went over it backwards, {feet} feet down, and came up laughing with half {a gear}.',
    "{mate} swam under the {line} with {a blade} between {mate}'s teeth.",
    'An old {rank} on the bank threw them {a line} and asked no questions.',
  ],
  ['{close}', 'All but {number} of the bottles were whole, and the {rank} counted them twice.'],
]

const caravan: Plot = [
  [
    '{hour}, the caravan left the {outpost} of {place} with {number} camels and {a grit} guide.',
    'There are {number} wells between {wild} and {place}, and that year all but one of them were dry.',
    '{hero} joined the salt caravan at {place} because the {villain} were asking for {hero.him} in the {outpost}.',
  ],
  [
    'On the road they met {a rank} without a drop of water, leading {a mount} loaded with {prize}.',
    'The {wind} blew for {span}, and when it stopped the track was gone.',
    'The guide, {a grit} {rank} called {mate}, steered by the stars and by the taste of the sand.',
    'Out of the {harsh} {landform} came {number} {villain}, riding {boldly}.',
  ],
  [
    '“{order},” said {mate}, and poured the last {ration} into the sand.',
    '{hero} dug with {a blade} where {a mount} had pawed the ground.',
    'They drew the camels into a ring round {a landform} and loaded every {gun}.',
    'By day they lay under the {gear}, and by night they {moved} until their lips bled.',
  ],
  ['', '{aside}'],
  [
    '{hour}, they saw palms, and {a outpost}, and nobody believed in them.',
    'The well held {number} buckets, {a gear} and a drowned {bird}.',
    'One rider was left, and {hero} gave him {ration} and let him go.',
  ],
  ['{close}'],
]

const fortress: Plot = [
  [
    '{commander} lay in the prison of {place}, and was to hang {hour}.',
    'No one had ever escaped from the {harsh} {outpost} of {place}.',
    'The {villain} held the {outpost} of {place}, and in its tower they held {mate}.',
  ],
  [
    '{hero} came over the wall {boldly}, with {a line} under {hero.his} cloak.',
    '{hero} walked in by the gate, dressed as {a grit} {rank}, leading {a mount}.',
    'For {span} {hero} filed at the bar with the edge of {a blade}.',
    'There was a drain that opened on the {landform}, and {hero} was thin.',
  ],
  [
    'The guards were eating {ration} and playing for {treasure}.',
    '{a beast} on a chain lay before the door and lifted its head.',
    'On the stair {hero} met {a grit} {rank}, and neither of them had time to be surprised.',
    'The key was on the belt of the {foe}, and the {foe} was awake.',
  ],
  ['', '', '{aside}'],
  [
    '“{order},” said {hero} through the bars, and kicked over the {gear}.',
    'They fought from gate to tower, {blade} against {blade}, until the {blade} broke.',
    'Together they leapt {feet} feet into the {harsh} {landform}.',
    'Then the powder went up, and {number} doors stood open.',
  ],
  ['{close}', 'In the empty cell they left {a gear}, {ration} and a note of thanks.'],
]

const balloon: Plot = [
  [
    '{hour}, Professor {professor} cut the last {line}, and the balloon rose over {place}.',
    '{hero} and {mate} meant to cross {place} by balloon in {span}.',
    'The airship {vessel} left {wild} {hour} with {number} passengers and {prize}.',
  ],
  [
    'They threw out the sand, then the {gear}, then the {ration}, and still they sank.',
    'A mile above the {harsh} {landform} the {wind} took them.',
    'Below them {number} {villain} fired from the {landform}, and one ball passed through the basket.',
    '{mate} climbed the netting with needle and {line} to mend the silk.',
  ],
  [
    'Ice grew on the ropes, and {a bird} the size of a door flew round them twice.',
    '“{order},” said {mate}, and looked at the one {gear} they had left.',
    'For {span} they saw nothing but cloud, and talked of {ration}.',
    '{hero} threw out {prize}, piece by piece, and the balloon rose.',
  ],
  ['', '', '{aside}'],
  [
    '{hour}, the basket caught on [a crag|a pine|a church tower|a flagpole|a gibbet], and they climbed down {boldly}.',
    'They came down in the yard of [a prison|a barracks|a convent|a powder-mill], among {number} very frightened soldiers.',
    'The silk tore from end to end, and they {moved} home from {wild} with it over their shoulders.',
  ],
  ['{close}'],
]

const mutiny: Plot = [
  [
    'The trouble in the {craft} {vessel} began over {ration}.',
    '{hour}, {number} {villain} took the {timber} of the {vessel} and tied {commander} to it.',
    'For {span} there had been no wind off {place}, and the men of the {vessel} whispered by the {timber}.',
  ],
  [
    '{hero}, the youngest hand aboard, lay behind the {timber} and heard it all.',
    'Only {hero}, {mate} and {a grit} {rank} stayed loyal.',
    'The leader was {a grit} {rank} who wanted {prize} and said so.',
    '{hero} hid {a gun} in the {timber} and {a blade} in the {ration}.',
  ],
  [
    '“{order},” said the captain, “and I shall forget your names.”',
    '{mate} {moved} out along the {timber} {boldly} and cut it loose.',
    'At the height of it {a wind} came up from {wild} and struck them flat.',
    'They were put into {a boat} with {a gear}, {ration} and no chart.',
  ],
  ['', '', '{aside}'],
  [
    '{hour}, the key of the arms-chest was in the wrong hands, and then it was in the right ones.',
    'In that sea there was only one hand who could steer, and it was {hero}.',
    'They {rowed} {number} leagues to {place} {afloat} and lost only {a gear}.',
    'By morning {number} of them were in irons, and the rest were asking for breakfast.',
  ],
  ['{close}'],
]

const temple: Plot = [
  [
    'In the jungle beyond {place} there is {a harsh} temple, and in the temple there was {prize}.',
    '{hero} heard of the {harsh} temple of {place} from {a grit} {rank} who had come back without his shadow.',
    '{hour}, {mate} parted the leaves with {a blade}, and they saw the gate of {place}.',
  ],
  [
    'The steps were guarded by {number} stone figures of {a beast}, and one that was not stone.',
    'Every seventh slab gave way, and {mate} counted aloud.',
    'They {moved} {boldly} through {a harsh} hall where the eyes of {a lurker} shone.',
    'The {villain} were there before them, with {a gear} and {number} torches.',
  ],
  [
    'On the altar, in a beam of light as thin as {a blade}, lay {prize}.',
    '{hero} put {ration} in its place, weight for weight, and held {hero.his} breath.',
    '“{order},” said {mate}, and at that moment the roof began to move.',
    'A voice in the wall spoke a language that only {mate} understood, and it said, put it back.',
  ],
  ['', '', '{aside}'],
  [
    'They ran, with {a beast} behind them and the whole hill coming down.',
    '{hero} looked at it for as long as one breath, and left it there.',
    'The door had closed to the width of {a gear}, and they went through it {boldly}.',
  ],
  ['{riches}', '{close}'],
]

const ride: Plot = [
  [
    'The letter had to be in {place} {hour}, and it was {number} leagues to {place}.',
    '{commander} sealed the despatch with his ring and gave it to {hero}.',
    'If the news did not reach the {outpost} of {place}, {number} ships would sail into the {wind}.',
  ],
  [
    '{hero} saddled {a steed}, took {a gun} and {ration}, and rode out {boldly}.',
    'At the first {outpost} the {steed} was lame, and at the second there was none to be had.',
    'The {villain} were waiting at the {harsh} {landform}, {number} of them.',
    'The bridge was down, so {hero} {moved} across by {a line}.',
  ],
  [
    '{mate}, the {rank}, rode alongside for {span} and fell asleep in the saddle.',
    '{a beast} ran beside the road and kept its distance, and then did not.',
    'Twice {hero} hid the letter, once in {a gear} and once in {ration}.',
    'All night the {wind} blew, and the {steed} knew the way better than the rider.',
  ],
  ['', '{aside}'],
  [
    '{hour}, a sentry at the {outpost} heard hoofs and raised his {gun}.',
    'The last mile {hero} {moved} alone, with the seal between {hero.his} teeth.',
    '“{order},” said {hero}, held out the letter and fell.',
  ],
  ['{close}', 'The {number} ships stayed in port, and nobody in {wild} ever knew why.'],
]

const polar: Plot = [
  [
    'The ice closed round the {craft} {vessel} off {place} and did not open again for {span}.',
    '{hour}, {hero} and {mate} left the ship in the ice and set out for {place} with {number} dogs.',
    'They had come to find {commander}, who had gone north of {place} with {number} men.',
  ],
  [
    'They ate {ration}, then {ration}, then the straps of the {gear}.',
    'At night the floe cracked like {a gun}, and the stars hung lower than the {timber}.',
    'A white bear took the {gear} and looked back at them like {a grit} {rank}.',
    'For {span} they {moved} {boldly}, and the ice carried them backwards.',
  ],
  [
    'Under a cairn they found {a gear}, {a gear} and the last page of a diary.',
    '{mate} went through the ice with the {gear}, and {hero} lay flat and held out {a line}.',
    'Then came {a wind}, and they lay in one bag and recited the names of every {craft} they knew.',
    '“{order},” said {mate}, whose eyes were closing, and {hero} slapped {mate.him} awake.',
  ],
  ['', '', '{aside}'],
  [
    '{hour}, they saw a thread of smoke, and it was {a outpost}.',
    '{hour}, a lead opened in the ice, black and straight, and beyond it lay the sea.',
    'The sun came up for the first time in {span}, no thicker than a wire.',
  ],
  ['{close}'],
]

const smugglers: Plot = [
  [
    '{hour}, {hero} saw a light on the {harsh} {seaform} below {place}, where no light should be.',
    'The {villain} used the caves of {place}, and the whole coast looked the other way.',
    '{mate}, the {mate.son} of the lighthouse keeper at {place}, knew every {seaform} by its sound.',
  ],
  [
    'Behind the casks lay {a grit} {rank}, bound with {a line}, and very much alive.',
    'They were landing {prize} from {a craft} with black sails, {afloat}.',
    '{hero} crept so near that {hero.he} could smell the {ration} on their breath.',
    'There were {number} of them, with {a gun} to every man.',
  ],
  [
    'Then {hero} stepped on {a gear}, and every head turned.',
    '“{order},” said a voice that {hero} knew, and it was the {rank} of {place}.',
    'The tide was coming in, and the {seaform} filled like a cup.',
    '{mate} doused the lamp, and for {span} no ship could find the {seaform}.',
  ],
  ['', '', '{aside}'],
  [
    '{hero} {moved} up the chimney of rock {boldly}, and rang the bell of the {outpost}.',
    'The boat swung, struck the {seaform} and opened like a basket.',
    'When the {rank} came with {number} dragoons, he found only wet sand and {a gear}.',
  ],
  ['{close}', '{riches}'],
]

const hunt: Plot = [
  [
    'The {quarry} of {place} had killed {number} goats and {number} hunters.',
    'In the {outpost} at {place} they spoke of nothing but the {harsh} {quarry}.',
    '{commander} offered {prize} for the skin of the {quarry} of {place}.',
  ],
  [
    '{hero} followed its track {boldly} for {span}, over {a landform} and {a landform}.',
    '{hero} took {a gun}, {ration} and {a mount} that feared nothing.',
    'With {mate}, {a grit} {rank}, {hero} waited above the {landform} {hour}.',
    'The {villain} were after it too, with nets and {a gun}.',
  ],
  [
    'It was {hero} who was being followed.',
    'It came out of the {harsh} {landform} without a sound, larger than {a mount}.',
    'Then {a wind} came down, and hunter and hunted crept under the same ledge.',
    'The {gun} failed, and they looked at each other across {number} feet of stones.',
  ],
  ['', '{aside}'],
  [
    'In its foot was the broken end of {a blade}, and {hero} drew it out.',
    '“{order},” breathed {mate}, and {hero} lowered the {gun}.',
    'Behind it, in {a harsh} cave, lay [two|three|four] young ones, blind and mewing.',
    '{hero} threw the {ration} one way and {moved} the other.',
  ],
  ['{close}', 'The {quarry} of {place} was never seen again, except by {hero}.'],
]

const diving: Plot = [
  [
    'The {craft} {vessel} had lain at the bottom of {place} for {number} years, with {prize} in her {timber}.',
    '{hour}, {hero} went down on {a line} to the wreck of the {vessel}, and {mate} kept the pump.',
    'The pearl-divers of {place} would not go near the {seaform}, and {hero} asked why.',
  ],
  [
    '[Forty|Thirty|Fifteen|Twenty] fathoms down, among {timber} and weed, there was no sound but {hero.his} own heart.',
    'Weed hung from the {timber}, and {a lurker} looked out of the hatch.',
    'In the cabin sat the {rank} at his table, with {a gear} before him, and no flesh on his hands.',
    '{hero} cut through the {timber} with {a blade} and put in one arm.',
  ],
  [
    'Then the {line} went slack, for the {villain} had come over the side.',
    'Above, {a wind} was getting up, and {mate} pulled three times.',
    '“{order},” said {mate}, but only the gulls heard it.',
    'The air came thin, tasted of {ration} and of {line}, and stopped.',
  ],
  ['', '{aside}'],
  [
    '{hero} rose slowly, counting, past {number} grey shapes that were not rocks.',
    'With {a blade} {hero} cut the boots away and shot up like a cork.',
    '{mate}, alone on deck, held off {number} men with {a gun} that was not loaded.',
  ],
  ['{riches}', '{close}'],
]

const stowaway: Plot = [
  [
    '{hero} came aboard the {craft} {vessel} at {place} in a barrel of {ration}.',
    'Three days out of {place} the {rank} of the {vessel} found {hero} asleep behind the {timber}.',
    '{hero} had run away from the {outpost} at {place} to see {wild}, and had nothing but {a gear}.',
  ],
  [
    '{commander} said that stowaways were fed to the fishes, and gave {hero.him} {ration}.',
    'They put {hero.him} to scrub the {plank}, and the {timber}, and the {plank} again.',
    '{mate}, {a grit} {rank}, taught {hero.him} {number} knots and one prayer.',
    'For {span} nobody aboard said a word to {hero.him} but the parrot.',
  ],
  [
    'Then, {hour}, {a wind} carried away the {timber}, and the helmsman with it.',
    'Off the {harsh} {seaform} the {villain} came up {afloat}.',
    '{hour}, {hero} heard breakers where the chart showed deep water.',
    'Fever took the {rank}, and the {rank}, and then {mate} could not stand.',
  ],
  ['', '', '{aside}'],
  [
    '“{order},” shouted {hero}, and to the wonder of all they did.',
    '{hero} was small enough to crawl through the {timber} with {a line}.',
    '{hero} tied a rope from the wheel to {hero.his} own waist and brought her in by the sound of a bell.',
  ],
  ['{close}', 'They signed {hero.him} on the next day, as {rank}, with pay, {drink} and {a blade}.'],
]

/** Adventure stories: ships, mountains, treasure, and somebody who holds the other end of the rope. */
export const adventure: Grammar = {
  cast: {
    hero: 'woman/man',
    mate: 'woman/man',
    place: 'wild',
    vessel: 'hull',
    quarry: 'beast',
    prize: 'treasure',
    foe: 'rank',
    plank: 'timber',
    steed: 'mount',
    professor: 'professors',
  },
  genders: { woman: 'she', man: 'he' },
  pools: {
    shape,
    feet,
    woman,
    man,
    rank,
    commander,
    chief,
    commanderHead,
    commanderTail,
    professors: ['{commanderHead}{commanderTail}'],
    hull,
    hullColour,
    hullName,
    craft,
    boat,
    wild,
    wildHead,
    wildTail,
    wildHeadTail,
    landform,
    seaform,
    narrows,
    harsh,
    beast,
    lurker,
    bird,
    mount,
    gear,
    blade,
    line,
    gun,
    treasure,
    villain,
    outpost,
    ration,
    wind,
    timber,
    boldly,
    afloat,
    rowed,
    moved,
    grit,
    span,
    hour,
    drink,
    number,
  },
  lines: { order, close, riches, aside },
  plots: [
    shipwreck,
    treasureMap,
    mountain,
    cavern,
    riverRun,
    caravan,
    fortress,
    balloon,
    mutiny,
    temple,
    ride,
    polar,
    smugglers,
    hunt,
    diving,
    stowaway,
  ],
}
