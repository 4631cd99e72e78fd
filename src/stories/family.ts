import { list, type Grammar, type Plot } from './grammar.ts'

const girl = list(`
  Anna, Emma, Lucy, Clara, Nora, Ruth, Alice, Ellen, Martha, Hannah, Ida, Mary, Jane, Susan, Edith, Mabel, Agnes,
  Esther, Lena, Molly, Vera, Dora, Judith, Celia, Marion, Louisa, Harriet, Phoebe, Winifred, Beatrice, Cecily,
  Rosalind, Imogen, Tabitha, Lavinia, Henrietta, Philippa, Georgina, Miriam, Leonora, Sabina, Petra, Leila, Amina,
  Priya, Meera, Yasmin, Zofia, Ingrid, Saskia, Bronwen, Niamh, Aoife, Catriona, Morag, Eilidh, Delphine, Odette,
  Ottilie, Marguerite, Adelaide, Theodora, Wilhelmina, Clementine, Drusilla, Euphemia, Gwendolen, Hermione, Ernestine,
  Josephine, Katarina, Ludmilla, Nadia, Oonagh, Parvati, Roisin, Seraphina, Thomasina, Ursula, Violetta, Xanthe,
  Yevgenia, Zenobia, Araminta, Blodwen, Cordelia, Desdemona, Ermintrude, Fenella, Griselda
`)

const boy = list(`
  Tom, Ben, Peter, Sam, Paul, John, Henry, George, Arthur, Martin, David, Joseph, Simon, Edward, Hugh, Walter, Albert,
  Stephen, Andrew, Daniel, Oliver, Jacob, Leo, Felix, Oscar, Nathan, Philip, Ralph, Stanley, Victor, Wilfred, Cyril,
  Edmund, Gilbert, Harold, Jasper, Laurence, Maurice, Norman, Reginald, Rupert, Sidney, Theodore, Vincent, Ambrose,
  Barnaby, Crispin, Dominic, Eustace, Ferdinand, Gareth, Humphrey, Idris, Jonah, Kofi, Lewis, Malcolm, Neville, Omar,
  Piers, Quentin, Rajiv, Sanjay, Tobias, Ulrich, Vikram, Winston, Yusuf, Zachary, Aneurin, Bertram, Cuthbert, Desmond,
  Emrys, Fergus, Godfrey, Horace, Ignatius, Jeremiah, Kenneth, Leopold, Montague, Nikolai, Osbert, Percival, Roderick,
  Septimus, Thaddeus, Valentin, Wendell
`)

const surname = list(`
  {surnameHead}{surnameTail}, Harris, Webb, Turner, Clarke, Morgan, Bennett, Hughes, Dawson, Fletcher, Collins, Murray,
  Barnes, Pearson, Kaur, Okafor, Novak, Lindqvist, Moretti, Fernandes, Haddad, Kowalski, O'Brien, Macleod, Pryce,
  Abernathy, Blenkinsop, Cholmondeley, Dalrymple, Entwistle, Featherstone, Garfunkel, Higginbotham, Inchbald,
  Jellicoe, Kettleborough, Liversidge, Micklethwait, Nettlefold, Openshaw, Pettigrew, Quiller, Ramsbottom,
  Shufflebotham, Thistlethwayte, Umfreville, Vavasour, Winterbottom, Yarborough, Zielinski
`)

const surnameHead = list(`
  Hather, Bur, Wil, Ast, Har, Thorn, Ell, Cros, Marl, Ben, Stan, Whit, Comp, Rad, Hol, Pem, Lang, Den, Farn, Gold, Ken,
  Mid, Nor, Os, Pres, Rush, Sel, Til, Under, Wad, Yel, Chal, Dur, Ever, Fair, Gren, Heb, Ing, Kil, Led
`)

const surnameTail = list(`
  ton, ley, worth, well, man, son, ford, field, wood, croft, ham, don, by, combe, more, stead, bourne, gate, ridge, shaw
`)

const town = list(
  `{townHead}{townTail}, {townHead}{townTail}, Upper {townHead}{townTail}, Little {townHead}{townTail}`,
)

const street = list(`
  {townHead}{townTail} Street, {townHead}{townTail} Road, {townHead}{townTail} Lane, {townHead}{townTail} Hill, Station Road,
  {townHead}{townTail} Terrace, {townHead}{townTail} Row, Chapel Street, {townHead}{townTail} Crescent, Tanner's Yard
`)

const townHead = list(`
  Alder, Bram, Church, Dun, Ex, Ash, Black, Win, Chester, Ply, Hart, Lit, Nether, Over, Pick, Quar, Red, Shep, Thatch,
  Up, Wey, Apple, Barn, Cole, Dray, Elm, Fern, Gos, Hazel, Ivy, Kings, Lark, Mill, Nut, Oak, Pack, Rook, Swan, Turn,
  Whin, Abbots, Bishops, Candle, Duck, Eagle, Fiddle, Glaze, Honey, Ink, Jack, Kettle, Linen, Mallow, Nightin,
  Orchard, Pepper, Quill, Rafter, Saddle, Tinder
`)

const townTail = list(`
  brook, ton, ford, bury, field, stead, hurst, wick, combe, ley, worth, well, cote, den, bridge, wold, holt, croft,
  minster, garth, mead, gate, thorpe, over, borough, haven, church, marsh, pool, stow, grove, chapel, cross, gale
`)

const kinswoman = list(`
  mother, grandmother, aunt, great-aunt, stepmother, godmother, great-grandmother, foster-mother, grandma, nan, granny
`)

const kinsman = list(`
  father, grandfather, uncle, great-uncle, stepfather, godfather, great-grandfather, foster-father, grandad, grandpa
`)

const look = list(`
  old, little, blue, chipped, brass, wooden, faded, cracked, painted, dented, green, heavy, mended, rusty, polished, worn,
  crooked, silver, broken, plain, dusty, yellow, round, borrowed, scratched, stained, battered, glass, copper, tin, leather,
  scarlet, cream, brown, tarnished, lopsided, pewter, enamelled, speckled, lacquered, varnished, embossed, gilded, scalloped,
  filigree, marbled, monogrammed, rickety, bakelite, wicker, walnut, mahogany, teak, rosewood, porcelain, earthenware, mauve,
  russet, maroon, turquoise, indigo, ochre, magenta, vermilion, beige, khaki, primrose, ivory-handled, mouse-nibbled,
  sun-bleached, smoke-blackened, riveted, soldered, unvarnished, fly-spotted, bevelled, fluted, japanned, crackle-glazed,
  wobbly, second-hand, home-made, hand-painted, foreign, mysterious, hideous, lacklustre, much-loved, ebony, whalebone,
  burnished, terracotta, tortoiseshell, willow-patterned, unpolished, topsy-turvy
`)

const cloth = list(`
  old, woollen, patched, knitted, striped, faded, red, grey, best, checked, Sunday, borrowed, threadbare, moth-eaten, flannel,
  tartan, navy-blue, corduroy, hand-me-down, quilted, tweed, gingham, velvet, calico, mackintosh, crocheted, paisley, homespun,
  herringbone, muslin, velveteen, bottle-green, lilac, candlewick, cable-stitch, cashmere, chenille, damask, darned, denim,
  embroidered, fair-isle, flowered, frayed, fur-lined, gabardine, houndstooth, jersey, lace-edged, linsey, mohair, moleskin,
  mothballed, oilskin, organza, out-at-elbows, pin-striped, piqué, plaid, pleated, poplin, sateen, seersucker, serge,
  shrunken, smocked, taffeta, tie-dyed, twill, twice-turned, viyella, winceyette, worsted
`)

const bound = list(`
  red, thin, secret, squared, half-empty, marbled, dog-eared, blue, calf-bound, school, ruled, ring-bound, clothbound, pocket,
  ink-stained, gilt-edged, unlined, water-stained, leather-backed, spiral
`)

const insult = list(`
  baby, cheat, coward, sneak, donkey, liar, show-off, copycat, bully, goose, crybaby, tell-tale, bookworm, spoilsport, nincompoop,
  chatterbox, slowcoach, snob, guttersnipe, fusspot, ninny, dunderhead, fibber, clodhopper, fathead, greedyguts, gasbag, booby,
  rapscallion, scallywag, wet blanket, muttonhead
`)

const keepsake = list(`
  teapot, clock, quilt, photograph, ring, watch, kettle, letter, jug, lamp, umbrella, shawl, basket, cup, bell, mirror,
  diary, locket, thimble, brooch, fiddle, rocking-chair, sewing-machine, necklace, picture, blanket, bowl, spoon, radio,
  typewriter, suitcase, medal, key, ladder, wheelbarrow, bicycle, pram, doll's-house, candlestick, rolling-pin, ladle,
  colander, corkscrew, egg-timer, nutcracker, pepper-mill, mortar, toasting-fork, snuffbox, tankard, decanter, sieve,
  trivet, tureen, gravy-boat, cruet, casserole, teaspoon, butter-dish, biscuit-tin, coffee-grinder, breadknife,
  chopping-board, cake-stand, jelly-mould, whisk, grater, funnel, sampler, pincushion, workbox, bobbin, spinning-wheel,
  crochet-hook, darning-mushroom, footstool, bookend, inkwell, blotter, paperweight, letter-opener, penknife, magnet,
  magnifying-glass, kaleidoscope, metronome, barometer, samovar, sugar-bowl, music-stand, tuning-fork, gramophone,
  concertina, ukulele, mouth-organ, xylophone, tambourine, opera-glass, lorgnette, pocket-watch, cufflink, hatpin,
  tiepin, signet, cameo, rosary, bangle, tiara, parasol, walking-stick, shoehorn, bootjack, clothes-brush, hot-water
  bottle, warming-pan, bedspread, eiderdown, bolster, pillowcase, tablecloth, napkin-ring, doily, antimacassar, tapestry,
  weathervane, birdcage, fishbowl, flowerpot, watering-can, trowel, birdbath, sundial, beehive, doorbell, doorknocker,
  letterbox, umbrella-stand, coat-hanger, stepladder, spirit-level, plumb-line, spokeshave, chisel, mallet, anvil,
  bradawl, gimlet, whetstone, oilcan, tyre-lever, pump, saddlebag, hamper, thermos, picnic-rug, deckchair, windbreak,
  sunhat, lunchbox, satchel, slate, abacus, atlas, globe, dictionary, hymn-book, psalter, cookery-book, almanac, ledger,
  scrapbook, postcard, telegram, valentine, christening-mug, christening-robe, rattle, teething-ring, night-light,
  rocking-horse, hobby-horse, jack-in-the-box, spinning-top, yo-yo, jigsaw, chessboard, draughtboard, dartboard,
  shuttlecock, tea-caddy, tea-cosy, tea-strainer, egg-cup, egg-coddler, toast-rack, marmalade-pot, mustard-pot, fish-slice,
  fish-kettle, preserving-pan, pie-funnel, butter-churn, cheese-wire, bread-crock, meat-dish, sauce-boat, cream-jug,
  slop-basin, washboard, mangle, flat-iron, clothes-peg, carpet-beater, feather-duster, dustpan, coal-scuttle, poker,
  bellows-stool, fire-screen, toby-jug, ginger-jar, spill-vase, matchbox, pipe-rack, spittoon, humidor, hip-flask,
  hearing-trumpet, pince-nez, eyeglass, hairbrush, comb-case, powder-puff, scent-bottle, soap-dish, sponge-bag, loofah
`)

const furnishing = list(`
  table, sofa, piano, bed, dresser, stove, armchair, bookcase, cupboard, wardrobe, bench, sideboard, fireplace, staircase,
  windowsill, radiator, washstand, hatstand, settle, bureau, ottoman, chiffonier, commode, davenport, linen-press,
  bookshelf, cot, cradle, playpen, hammock, meat-safe, boiler, fireguard, ironing-board, clothes-horse, fender, hearthrug,
  doormat, curtain, skirting-board, banister, mantelpiece, chimney-breast, bread-oven, draining-board, towel-rail,
  airing-cupboard, tallboy, escritoire, whatnot, harmonium, spinet, pianola, chaise-longue, pouffe, valance, pelmet,
  water-butt, lean-to, woodpile, compost-heap, trellis, cloche, cold-frame, rain-barrel
`)

const container = list(`
  biscuit tin, drawer, laundry basket, bread bin, sewing box, cake tin, toy box, hatbox, shoebox, flour bin, tea chest,
  tool bag, jam pan, linen chest, dolls' pram, apple barrel, rag-bag, button-box, knife-drawer, pillow-slip, fish basket,
  trunk, crate, portmanteau, holdall, gladstone-bag, carpet-bag, pannier, punnet, churn, demijohn, carboy, pipkin,
  canister, caddy, pail, bucket, cauldron, crock, casket, tuckbox, knapsack, haversack, dustbin, coal-hole, trug
`)

const room = list(`
  kitchen, garden, attic, parlour, hall, bedroom, cellar, pantry, bathroom, nursery, shed, porch, scullery, study,
  larder, greenhouse, washhouse, garage, loft, conservatory, dairy, box-room, playroom, orchard, yard, veranda,
  dining-room, sitting-room, music-room, workshop, henhouse, stable, outhouse, summerhouse, potting-shed, sewing-room,
  cloakroom, vestibule, back-kitchen, cubby-hole, inglenook, alcove, allotment, paddock
`)

const garment = list(`
  coat, scarf, apron, jumper, cardigan, hat, shawl, dressing-gown, raincoat, waistcoat, pullover, nightshirt, pinafore,
  petticoat, overcoat, bonnet, cap, shirt, blouse, frock, kilt, sari, kimono, cape, poncho, balaclava, beret, bobble-hat,
  mitten, muffler, cravat, dickey-bow, smock, dungaree-bib, siren-suit, boiler-suit, duffel-coat, anorak, windcheater,
  gaberdine, ulster, pea-jacket, tippet, wimple, snood, turban, sou'wester, galosh, slipper, sock, stocking, gaiter,
  spat, tunic, jerkin, tabard, bolero, camisole, bodice, cummerbund, sash, tutu, leotard, blazer, boater, mortarboard
`)

const vegetable = list(`
  potatoes, peas, carrots, onions, beans, leeks, cabbages, turnips, beetroots, parsnips, sprouts, tomatoes, marrows,
  radishes, lettuces, cucumbers, pumpkins, spinach, shallots, cauliflowers, broad beans, swedes, artichokes, asparagus,
  aubergines, celeriac, chicory, courgettes, endives, fennel, garlic, kale, kohlrabi, mushrooms, okra, peppers, rocket,
  salsify, samphire, scorzonera, sorrel, sweetcorn, watercress, yams, gherkins, capers, chillies, lentils, chickpeas
`)

const fruit = list(`
  apple, plum, cherry, pear, strawberry, gooseberry, raspberry, blackberry, apricot, damson, rhubarb, peach, lemon,
  orange, blackcurrant, redcurrant, quince, fig, greengage, elderberry, bilberry, mulberry, medlar, loganberry,
  cranberry, grape, nectarine, mango, guava, pomegranate, tangerine, clementine-peel, kumquat, persimmon, rosehip,
  rowanberry, sloe, bullace, crab-apple, whitecurrant, boysenberry, tayberry, melon, pineapple, papaya, lychee, mirabelle
`)

const dish = list(`
  soup, pancakes, apple pie, stew, toast, porridge, dumplings, rice pudding, gingerbread, fruit cake, bread and butter,
  cold ham, fish pie, mashed {vegetable}, roast {vegetable}, {fruit} pie, {fruit} crumble, {fruit} jam, {fruit} tart,
  buttered {vegetable}, {fruit} dumplings, {vegetable} in white sauce, boiled eggs, trifle, custard, noodles, meatballs,
  macaroni, sausages, crumpets, muffins, teacakes, scones, flapjacks, shortbread, parkin, sponge fingers, jelly,
  blancmange, semolina, tapioca, sago, junket, syllabub, goulash, moussaka, kedgeree, colcannon, bubble-and-squeak,
  frittata, pierogi, ratatouille, borscht, paella, risotto, lasagne, couscous, biryani, dal, samosas, bhajis, chapatis,
  falafel, hummus, tabbouleh, baklava, halva, strudel, streusel, lebkuchen, stollen, panettone, tiramisu, profiteroles,
  eclairs, macaroons, meringues, brandy-snaps, toffee, fudge, nougat, marzipan, liquorice, humbugs, brawn, tripe, haggis,
  faggots, brisket, oxtail, hotpot, cobbler, lardy-cake, bara brith, barmbrack, boxty, cawl, clapshot, cranachan,
  cullen skink, eccles cakes, frumenty, girdle-cakes, hasty pudding, jugged hare, kippers, laverbread, mince, neeps,
  oatcakes, pease pudding, quiche, rarebit, singing hinnies, toad-in-the-hole, upside-down cake, vichyssoise, whitebait
`)

const smell = list(`
  soap, lavender, cinnamon, woodsmoke, fresh bread, wet wool, tobacco, camphor, oranges, pencil shavings, beeswax, mint,
  rain, starch, vinegar, nutmeg, mothballs, furniture polish, paraffin, cloves, aniseed, bergamot, bay rum, cardamom,
  carbolic, creosote, linseed, peppermint, putty, rosemary, sandalwood, saffron, sawdust, tar, thyme, turpentine, vanilla,
  verbena, witch-hazel, ammonia, coconut-oil, dubbin, embrocation, eucalyptus, glue, hyacinths, ironing, jasmine
`)

const flower = list(`
  roses, daisies, sweet peas, sunflowers, tulips, daffodils, bluebells, poppies, pansies, marigolds, violets, snowdrops,
  primroses, foxgloves, geraniums, lilies, hollyhocks, lupins, dahlias, peonies, crocuses, nasturtiums, asters, begonias,
  carnations, chrysanthemums, cornflowers, cowslips, cyclamens, delphiniums, forget-me-nots, freesias, fuchsias, gladioli,
  hydrangeas, irises, michaelmas daisies, narcissi, orchids, petunias, phlox, salvias, snapdragons, stocks, sweet williams,
  verbenas, wallflowers, zinnias, agapanthus, alyssum, anemones, aquilegias, aubrietia, busy-lizzies, calendulas,
  campanulas, candytuft, clarkias, cosmos, echinaceas, gaillardias, godetias, gypsophila, hellebores, heliotropes,
  honesty, lobelias, love-in-a-mist, mignonette, nemesias, nicotianas, pelargoniums, penstemons, polyanthus, ranunculus,
  rudbeckias, saxifrages, scabious, schizanthus, sedums, tobacco plants, valerian, veronicas, winter aconites
`)

const tree = list(`
  apple, pear, cherry, plum, walnut, chestnut, rowan, lime, oak, birch, willow, holly, hazel, elder, fig, mulberry,
  medlar, quince, damson, almond, laburnum, lilac, magnolia, monkey-puzzle, poplar, sycamore, yew, hornbeam, hawthorn,
  maple, acacia, alder, aspen, bay, box, catalpa, crab-apple, cypress, ginkgo, juniper, larch, myrtle, plane, spindle,
  tamarisk, tulip, wayfaring, whitebeam
`)

const petKind = list(`
  cat, dog, puppy, kitten, terrier, spaniel, rabbit, tortoise, hamster, parrot, goat, pony, donkey, hen, duck, goose,
  collie, beagle, poodle, greyhound, whippet, dachshund, mongrel, sheepdog, retriever, bulldog, labrador, lurcher,
  tabby, tomcat, guinea-pig, gerbil, canary, budgerigar, cockatoo, magpie, jackdaw, ferret, hedgehog, piglet, lamb, mouse,
  bantam, cockerel, peahen, gosling, duckling, axolotl, stick-insect, terrapin, chinchilla, alpaca, pug, corgi, setter,
  pointer, pekinese, pomeranian, schnauzer, rottweiler, dalmatian, borzoi, saluki, airedale, mastiff
`)

const petNames = list(`
  Bramble, Patch, Bruno, Bonzo, Pongo, Minnie, Flossie, Rags, Smoky, Tiger, Button, Pickle, Muffin, Nutmeg, Crumpet,
  Whiskers, Bella, Rex, Fido, Tess, Jet, Nipper, Scamp, Tinker, Buster, Duchess, Bosun, Fluff, Snowball, Marmalade,
  Mustard, Treacle, Conker, Dumpling, Figaro, Gulliver, Hector, Jumbo, Kipper, Lulu, Moppet, Nero, Oberon, Pippin,
  Queenie, Rumpus, Sultan, Tuppence, Ulysses, Velvet, Wellington, Xerxes, Yorick, Zebedee, Bathsheba, Caligula, Dido,
  Ebenezer, Falstaff, Genghis, Hepzibah, Jellybean, Kojak, Methuselah, Napoleon, Ophelia, Pudding, Rasputin
`)

const trade = list(`
  baker, nurse, postman, teacher, joiner, plumber, tailor, gardener, doctor, tram driver, librarian, chemist, dressmaker,
  butcher, clerk, cook, printer, cobbler, grocer, carpenter, welder, roofer, painter, barber, florist, milliner, glazier,
  upholsterer, watchmaker, bookbinder, cabinet-maker, chimney-sweep, coalman, confectioner, cooper, dentist, draper,
  draughtsman, electrician, farrier, fishmonger, fitter, fruiterer, greengrocer, haberdasher, hairdresser, hatter,
  ironmonger, jeweller, knife-grinder, lamplighter, laundress, locksmith, mason, midwife, miller, monumental mason,
  newsagent, optician, organist, pastry-cook, pattern-cutter, piano-tuner, plasterer, potter, proof-reader, saddler,
  seamstress, sign-writer, solicitor, stationmaster, stenographer, stonemason, telephonist, thatcher, tinsmith, tobacconist,
  typist, umbrella-mender, undertaker, verger, veterinary surgeon, weaver, wheelwright, actuary, bursar, chiropodist,
  dispenser, estate agent, registrar, surveyor, taxidermist, ventriloquist
`)

const toy = list(`
  kite, doll, drum, train set, jigsaw, paintbox, bicycle, puppet, skipping-rope, teddy bear, spinning-top, rocking-horse,
  toy theatre, model yacht, box of bricks, pair of skates, sledge, football, tin soldier, marble run, cricket bat,
  conjuring set, chemistry set, telescope, microscope, penny whistle, pogo stick, scooter, space-hopper, stamp album,
  butterfly net, fishing-rod, catapult, periscope, gyroscope, zoetrope, magic lantern, peep-show, pop-gun, quoits set,
  kaleidoscope, boomerang, diabolo, hula-hoop, frisbee, roller-skate, stilts-and-straps set, tea-set, nurse's outfit,
  post-office set, printing-set, tiddlywinks set, ludo board, backgammon board, bagatelle, dominoes set, glove puppet,
  harmonica, kazoo, ocarina, glockenspiel, toy piano, tricycle, wendy-house, pedal-car, papier-mâché mask
`)

const instrument = list(`
  piano, violin, flute, trumpet, cello, drums, recorder, guitar, clarinet, harp, accordion, organ, banjo, trombone,
  oboe, bassoon, viola, tuba, cornet, harmonium, mandolin, euphonium, saxophone, double-bass, piccolo, french horn,
  bagpipes, bugle, castanets, celesta, dulcimer, flugelhorn, lute, lyre, marimba, melodica, psaltery, rebec, sackbut,
  sitar, spoons, tabla, timpani, tin whistle, viol, virginals, zither
`)

const tune = list(`
  waltz, hymn, carol, march, lullaby, polka, minuet, jig, reel, tango, gavotte, sonata, barcarolle, mazurka, nocturne,
  hornpipe, bourrée, sarabande, tarantella, fugue, rondo, serenade, berceuse, scherzo, two-part invention, galop, chorale
`)

const ailment = list(`
  measles, a fever, mumps, chickenpox, a cough, influenza, a broken arm, tonsillitis, whooping-cough, a sprained ankle,
  bronchitis, an earache, scarlet fever, a chill, jaundice, croup, shingles, ringworm, a stye, chilblains, lumbago,
  sciatica, quinsy, pleurisy, glandular fever, german measles, hives, impetigo, a carbuncle, nettle-rash, gout, bunions,
  appendicitis, a greenstick fracture, concussion, sunstroke, hay-fever, catarrh, laryngitis, pneumonia
`)

const remedy = list(`
  hot lemon, barley water, beef tea, cough mixture, honey and vinegar, camomile tea, goose-grease, syrup of figs,
  cod-liver oil, a mustard plaster, blackcurrant cordial, onion broth, peppermint water, arrowroot, linctus, calamine
  lotion, ginger wine, slippery elm, a bread poultice, iodine, liniment, lozenges, milk of magnesia, raspberry-leaf tea,
  rosehip syrup, smelling-salts, steam and eucalyptus, warm flannel, wintergreen, zinc ointment
`)

const person = list(`
  quiet, shy, cross, stubborn, proud, tired, kind, gentle, clever, cheerful, careful, absent-minded, untidy, nervous, brave,
  thoughtful, bossy, forgetful, generous, grumpy, polite, sensible, sulky, talkative, thrifty, punctual, fidgety, dreamy,
  obstinate, outspoken, patient, peevish, fastidious, taciturn, querulous, garrulous, placid, hospitable, meticulous,
  tactful, tactless, frugal, lenient, cantankerous, doleful, earnest, fretful, gregarious, house-proud, impulsive, jovial,
  long-suffering, methodical, nosy, opinionated, phlegmatic, quick-tempered, reticent, scatterbrained, sentimental,
  sprightly, superstitious, timorous, uncomplaining, unflappable, vague, wistful, ebullient, lackadaisical, magnanimous
`)

const manner = list(`
  quietly, slowly, carefully, gently, softly, quickly, firmly, kindly, crossly, proudly, cheerfully, shyly, gravely,
  patiently, solemnly, politely, calmly, briskly, drily, doubtfully, wearily, tenderly, stiffly, sternly, sheepishly,
  gruffly, fondly, earnestly, eagerly, hoarsely, mildly, absently, airily, bashfully, contentedly, coolly, curtly,
  decidedly, dreamily, evenly, flatly, guiltily, huffily, indignantly, jovially, kindlily, loftily, meekly, mournfully,
  nonchalantly, obligingly, peaceably, placidly, primly, pensively, reproachfully, ruefully, serenely, shakily, tartly,
  tearfully, unexpectedly, unhurriedly, vaguely, wistfully
`)

const chore = list(`
  peeling potatoes, folding sheets, washing up, darning socks, shelling peas, kneading dough, ironing shirts,
  polishing shoes, winding wool, stirring the {fruit} jam, topping and tailing {vegetable}, chopping {vegetable},
  sweeping the {room}, mending {a garment}, knitting {a garment}, hemming {a garment}, cleaning the {keepsake},
  blacking the stove, beating the carpets, bottling {fruit} cordial, pickling {vegetable}, plucking a chicken,
  raking leaves, watering the {flower}, dead-heading the {flower}, repairing {a toy}, laying the table, scrubbing the step,
  turning the mattress, airing the blankets, rinsing the milk bottles, sorting buttons, filling hot-water bottles,
  trimming the lamp, oiling the gate, whitewashing the {room}, descaling the kettle, starching collars, grating nutmeg,
  candling eggs, creosoting the fence, unblocking the sink, defrosting the larder, relining drawers, rewinding the {clock}
`)

const clock = list(
  `grandfather clock, cuckoo clock, alarm clock, wall clock, carriage clock, kitchen clock, longcase clock`,
)

const meal = list(
  `supper, breakfast, tea, dinner, Sunday lunch, lunch, elevenses, high tea, the picnic, the party`,
)

const weekday = list(`Sunday, Saturday, Monday, Friday, Wednesday, Thursday, Tuesday`)

const month = list(`
  April, June, October, December, September, January, July, August, November, February
`)

const weather = list(`
  wet, cold, windy, foggy, frosty, warm, grey, snowy, hot, misty, stormy, still, rainy, sunny, drizzly, blustery, sultry,
  golden, sleety, muggy, thundery, balmy, breezy, murky, dank, starlit, moonless, parched, crisp, gusty, nippy, hazy,
  overcast, wintry, squally, dewy, humid, sunless, close, bitter, mild, raw, showery, sweltering, clement, crepuscular
`)

const event = list(`
  wedding, fair, funeral, christening, school play, harvest supper, sports day, concert, jumble sale, carol service,
  flower show, election, anniversary, church fête, regatta, bazaar, bonfire, housewarming, spelling bee, whist drive,
  baby show, beetle drive, census, coronation, dog show, egg-and-spoon race, exam, gymkhana, half-marathon, inspection,
  inquest, jubilee, marrow contest, nativity play, pageant, pantomime, prize-giving, raffle, reunion, silver wedding,
  street party, tombola, village cricket match, wayzgoose, wool auction
`)

const disaster = list(`
  great frost, drought, flood, long winter, gale, strike, blizzard, measles, power cuts, wasps, wet harvest, heatwave,
  rail strike, coal shortage, late snow, locust scare, burst pipes, potato blight, eclipse, greenfly, deathwatch beetle
`)

const day = list(`
  one Sunday, on Saturday morning, one {weather} afternoon, one {weekday} in {month}, early one {weekday}, one {weather}
  {weekday}, on the day of the {event}, one {month} evening, just before {meal}, late one {weekday}, one {weather} morning
`)

const when = list(`
  {day}, that summer, last winter, one {weather} afternoon, one {weekday} in {month},
  the week before Christmas, late in {month}, early one {weekday}, on the first {weather} day of {month},
  on {a weather} evening in {month}, the day after the {event}, when the clocks went back, in the year of the {disaster},
  on the eve of the {event}, half an hour before {meal}, on the morning of the {event}, one {weather} {weekday},
  in the middle of the {disaster}, between two showers, a month after the {event}, at the end of {a weather} {month},
  on the longest day of the year, on the last day of the holidays, on the way home from the {event}
`)

const later = list(`
  that evening, after {meal}, the next morning, a week later, before bedtime, by the end of {month},
  on {weekday}, when the rain stopped, at {meal}, two days later, when the lamps were lit, the following {weekday},
  after the {event}, on the way upstairs, as the {clock} struck nine, towards midnight, once the plates were cleared
`)

const saying = [
  'things turn up when you stop shouting at them',
  'a house remembers who was kind in it',
  'there is always room for one more chair',
  'nobody ever starved from sharing {fruit} jam',
  'what is mended well is better than new',
  'you cannot hurry bread or children',
  'every family has one {look} {keepsake} and one {person} cousin',
  'I would rather have you late than clever',
  'sorry is a small word, but it opens the door',
  'love is mostly {chore}',
  'you will understand it when you have children of your own',
  'we do not throw things away in this house',
  '{a person} child makes {a person} baker',
  'we have all broken something',
  'it is only {a keepsake}, and you are you',
  'the {tree} tree has seen worse than this',
  'first we eat, and then we think',
  'there is nothing that {dish} cannot mend',
  'your {kinsman} was just the same',
]

const talk = [
  'there was something new to say about the {event}',
  'they argued about {vegetable} and forgave each other over {dish}',
  'the talk turned to {surname} the {trade}, who had married again',
  'everyone remembered {girl}, who had once danced the {tune} on the {furnishing}',
  'somebody always asked what had become of cousin {boy}, the {person} {trade}',
  'nobody mentioned the {disaster} any more',
]

const aside = [
  'It was {a weather} {weekday}, and the {room} smelled of {smell}.',
  'Somewhere in the house {a look} {clock} struck, and nobody counted.',
  'The {pet} watched it all from the {look} {furnishing}.',
  'Next door Mr {surname}, the {trade}, was playing {a tune} on the {instrument}, always the same four bars.',
  '{sibling} hummed {a tune}.',
  'On the stove stood a pan of {dish}, for {number}.',
  'Rain ran down the {room} window, and the {flower} bent under it.',
  'Aunt {girl}, who was {person}, said that she had expected it all along.',
  'The {look} {keepsake} ticked, or seemed to.',
  'In the {surname} family nobody ever wept before {meal}.',
]

const ending = [
  'It was, {hero} thought afterwards, the best {weekday} of that year.',
  '{later}, {hero} went out alone and stood under the {tree} tree until it was dark.',
  'Years afterwards the smell of {smell}, or {a tune} on the {instrument}, still brought it back.',
  '“Now eat,” said {hero.his} {kin}, and everybody ate {dish}, {manner}.',
  'Uncle {boy}, the {person} {trade}, asked to be told it again, from the beginning, and slower.',
  'There is {a keepsake} in the {room} that remembers it, even if nobody else does.',
  '{hero} lay awake, and heard the {pet} breathing, and the {clock}, and was glad.',
  'The neighbours heard of it before {meal}, and had it wrong before {weekday}.',
  '{girl} laughed, and then they were all laughing, in the {room}, with their {garments} on.',
  'For once nobody said that it was past bedtime, not even {hero.his} {person} {kin}.',
  'A letter about it went to aunt {girl} in {town}, who answered, “{saying}.”',
  '{later}, in the {room}, the two of them said goodnight as if nothing had happened.',
  '[Nobody spoke of it again|Nothing more was said], but that night {hero} slept [well|soundly|without dreaming].',
  'They still tell [the story|it] whenever there is {dish} on the table.',
  '{later}, {hero} wrote it all down in {a bound} {stationery} and hid it in the {container}.',
  'Then {hero.his} {kin} put the kettle on, and [that was that|the day went on as before].',
  '“Well,” said {hero.his} {kin} {manner}, “{saying}.”',
  '{hero} never forgot [it|the smell of {smell} in the {room}].',
  'Whenever they met after that, {talk}.',
  '{later}, the whole family sat in the {room} and sang {a tune}, badly and happily.',
  'And when {hero} has children of {hero.his} own, {hero.he} will tell them, “{saying}.”',
  'Outside, the {flower} were [opening|nodding] in the rain, and [nobody|no one] wanted to go to bed.',
]

const stationery = list(`
  notebook, exercise book, diary, letter, jotter, ledger, album, copybook, autograph-book, commonplace-book, log-book
`)

const garments = list(`
  coats, hats, aprons, scarves, slippers, nightshirts, raincoats, boots, dressing-gowns, mufflers, party frocks, bonnets, galoshes,
  pinafores, waders, waistcoats, cardigans, veils, braces, pyjamas
`)

const splinter = list(`
  match, pin, thumbnail, toothpick, grain of rice, needle, pencil stub, thorn, lentil, fish-bone, darning-needle, comma, clove,
  fingernail, hairpin, tin-tack
`)

const game = list(`
  draughts, chess, dominoes, cribbage, snap, patience, whist, backgammon, old maid, spillikins, ludo, halma, canasta, shove-ha'penny,
  bezique, beggar-my-neighbour, solo, fives, rummy, mah-jong, piquet, pontoon, nine men's morris, racing demon
`)

const keepsakes = list(`
  teapots, clocks, umbrellas, jugs, photographs, letters, thimbles, walking-sticks, mirrors, candlesticks, birdcages,
  barometers, atlases, globes, paperweights, egg-timers, flat-irons, tea-caddies, weathervanes, spectacles, corkscrews,
  hatpins, sundials, toby-jugs, snuffboxes, metronomes, hymn-books, almanacs, parasols, tureens
`)

const fruits = list(
  `apples, pears, plums, cherries, figs, quinces, medlars, apricots, greengages, walnuts, damsons, peaches`,
)

const trades = list(`
  bakers, tailors, carpenters, printers, cobblers, clockmakers, gardeners, bookbinders, thatchers, saddlers, glaziers,
  coopers, weavers, wheelwrights, undertakers, piano-tuners, confectioners, locksmiths, milliners, postmen, firemen,
  butchers, plumbers, upholsterers, hatters, millers, farriers, potters, knife-grinders, tinsmiths
`)

const noise = list(`
  scratching, thump, squeak, bark, whimper, sneeze, creak, rustle, tap, knock, miaow, clatter, hiccup, snuffle, mewing,
  yelp, gurgle, rattle, whine, thud, crunch, croak, cough, snort, splutter, whirr, scuffle, ping, plop, honk, cluck
`)

const book = list(`
  seed catalogue, family bible, railway timetable, encyclopaedia, telephone directory, {bound} {stationery}, parish
  magazine, book of knots, bird book, cookery book, racing page, highway code, dictionary, tide-table, school prize
`)

const skill = list(`
  darn a sock, whistle with two fingers, carve {a toy}, splice a rope, play {a tune} on the {instrument}, bake {dish},
  tie eleven knots, cut a quill, read the clouds, waltz, prune the {tree} tree, mend {a keepsake}, whittle a spoon,
  crochet, fold a paper crane, set type, juggle, yodel, solder, gut a herring, graft a rose
`)

const spice = list(`
  nutmeg, cinnamon, pepper, ginger, salt, mustard, cloves, lemon, parsley, thyme, honey, vinegar, sage, bay, caraway,
  allspice, aniseed, cardamom, cayenne, chervil, coriander, cumin, dill, fenugreek, juniper, lovage, mace, marjoram,
  oregano, paprika, saffron, savory, sumac, tarragon, turmeric, angelica, borage, tansy
`)

const number = list(`two, three, four, five, six, seven, eight, nine, ten, eleven, a dozen`)

const ordinal = list(
  `fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, third, fourth, thirteenth`,
)

const lostKeepsake: Plot = [
  [
    "{when}, {hero} could not find {hero.his} {kin}'s {look} {thing} anywhere in the {room}.",
    'The {look} {thing} had stood in the {room} for {number} years, and {day} it was gone.',
    '{hero} {surname} had promised to look after the {look} {thing}, and {day} it was missing from the {room}.',
    "“Who has moved my {thing}?” It was {hero}'s {kin}, calling from the {room} {day}.",
  ],
  [
    '{hero.he} looked under the {furnishing}, behind the {furnishing} and even inside the {container}.',
    'The whole family searched the {room}, the {room} and the pockets of every {garment}.',
    '{sibling} swore that it had been beside the {furnishing}, next to the {keepsake}, only the day before.',
    'They emptied the {container}, turned out the {room} and asked Mrs {surname} next door, who was {chore}.',
  ],
  [
    '{hero.his} {kin} said nothing and went on {chore}.',
    '{sibling}, who was {person}, blamed the {pet}.',
    'Everybody was sure that cousin {boy} had borrowed it for the {event}.',
    '',
  ],
  [
    '{later}, while they were eating {dish}, {petName} the {pet} [knocked over|upset] the {container}, and there it was.',
    'It turned up {later} in the {container}, wrapped in {a garment} and smelling of {smell}.',
    '{later}, {sibling} opened the {container} to look for {a keepsake} and found the {thing} instead.',
    'Then {hero} remembered {chore} the night before, and ran to the {room}, and came back [laughing|red in the face].',
  ],
  ['', '', '{aside}'],
  [
    '“You see,” said {hero.his} {kin}, “{saying}.”',
    'The {look} {thing} stands in the {room} again, where everyone can see it.',
    '{ending}',
    '{ending}',
  ],
]

const newBaby: Plot = [
  [
    'The baby came {day}, [two weeks|a month] early, in the house in {street}.',
    '{when}, {hero} was sent to stay with {hero.his} {kin} because the baby was coming.',
    "{when}, {hero}'s mother came home from the hospital with a baby [wrapped in {a garment}|in {a cloth} shawl].",
  ],
  [
    'It was [small|red] and [cross|bald] and looked, {hero} thought, like Mr {surname} the {trade}.',
    '{hero} had asked for {a petKind} and did not [hide|conceal] {hero.his} disappointment.',
    "Everyone leaned over the cradle and said that it had {hero}'s {kin}'s nose.",
    'The house smelled of {smell}, and everyone walked about on tiptoe.',
  ],
  [
    'For a week nobody could agree on a name, for {hero.his} {kin} wanted {girl} and {hero.his} father wanted {girl}.',
    'They quarrelled over the name through {number} meals of {dish}.',
    'Aunts arrived from {town} with {dish}, {a look} {keepsake} and advice.',
    'The neighbours brought {dish}, {a garment} and {a toy}, and stayed too long.',
  ],
  [
    '{later}, when nobody was looking, the baby took hold of {hero.his} finger and would not let go.',
    '{later}, {hero} played {a tune} on the {instrument}, and the baby stopped crying.',
    'In the night {hero} heard it wake, and told it {manner} about the {pet}, the {room} and the {flower}.',
    '{hero} put {hero.his} own {toy} into the cradle, [for a loan|only for one night, {hero.he} said].',
  ],
  ['', '', '{aside}'],
  [
    'In the end they called [the baby|her] {sister}, after {a trade} who had once been kind to {hero.his} {kin}.',
    '“I suppose we can keep it,” said {hero}, and {hero.his} {kin} laughed.',
    '{ending}',
  ],
]

const recipe: Plot = [
  [
    "{hero}'s {kin} had made {meat} every {weekday} for forty years and never once written down how.",
    '{when}, {hero} decided to make {meat} exactly as {hero.his} {kin} [used to make it|had made it].',
    'Nobody in {town} made {meat} as well as the {surname} family, and nobody knew their secret.',
  ],
  [
    'The recipe, on the back of {a bound} {stationery}, said only, a little {spice}, and enough flour.',
    '{hero} tied on {a cloth} apron, set out the {keepsake} and the {keepsake}, and began {chore}.',
    '“First wash your hands,” said {hero.his} {kin}, {chore} at the {furnishing}.',
    'In the {container} lay a page in faded ink, stained with {spice} and {fruit} juice.',
  ],
  [
    'The first one burned, the second sank, and {petName} the {pet} ate the third.',
    '{sibling} came in from the {room} and said that it smelled of {smell}.',
    "There was flour on the {furnishing}, flour on the {pet} and flour in everyone's hair.",
    'By {meal} the {room} was full of smoke, and {hero} was close to tears.',
  ],
  [
    'Then {hero} added a pinch of {spice}, as {hero.his} {kin} had always done when {hero.he} thought nobody saw.',
    'At last {hero.he} tasted it, put down the spoon and reached for the {spice}.',
    '{later}, old Mrs {surname} came round and said {manner} that it wanted {spice}.',
  ],
  [
    'Uncle {boy} took one mouthful and had to go and look out of the {room} window.',
    'They ate it {manner}, in the {room}, with {dish} afterwards.',
    '“That is it,” said {hero.his} {kin}, and passed the plate for more.',
  ],
  ['{ending}', '', ''],
]

const quarrel: Plot = [
  [
    '{hero} and {sibling} had not spoken since the {event}, because of {a look} {thing}.',
    '{when}, {hero} and {sibling} fell out over {a look} {thing} and divided the {room} with a chalk line.',
    'It began {day}, when {sibling} called {hero} {a insult} in front of the {trade}.',
    '{when}, {sibling} {surname} borrowed {a toy} without asking, and gave it back broken.',
  ],
  [
    '[For {number} days|All week] they passed the salt by way of the {pet}.',
    '{hero} slept in the {room}, under {a cloth} blanket, and said that {hero.he} preferred it.',
    '{sibling} wrote a list of everything that was {sibling.his} own, from the {keepsake} to the {pet}.',
    'Their {kin}, who was {person}, made {dish} and pretended to notice nothing.',
  ],
  [
    '{later}, there was a [terrible|great] crash in the {room}, and both of them came running.',
    '{later}, the lights went out, and in the dark a small voice asked if anyone had seen the {keepsake}.',
    'Then {hero} fell ill with {ailment}, and there was no one to quarrel with.',
    '{later}, their {kin} set them both to {chore}, side by side, until it was done.',
  ],
  [
    '“I only wanted you to ask,” said {sibling} {manner}.',
    '{hero} said something about {a noise}, and {sibling} about {dish}, and both began to laugh.',
    '{sibling} pushed half of {sibling.his} {fruit} tart across the table without a word.',
    'Under the {furnishing} they found the {pet} asleep on the {thing}.',
  ],
  ['', '', '{aside}'],
  [
    '{ending}',
    'From that day they were never [cross|unkind] for longer than it takes to eat {dish}.',
    'The chalk line was washed off before {meal}, by {sibling}, with {a cloth} {garment}.',
    '“{saying},” said their {kin} from the {room}.',
  ],
]

const movingHouse: Plot = [
  [
    '{when}, the {surname} family left {town} with everything they owned on one cart.',
    '{when}, the van came to take the {surname} family away from the house in {town}.',
    'They were to leave the old house in {street} {day}, and {hero} hid in the {room}.',
  ],
  [
    'Into the {container} went the {keepsake}, the {look} {keepsake} and the {keepsake}, in sheets of newspaper.',
    '{hero} went round saying goodbye to the {furnishing}, the {tree} tree and the cracked tile in the {room}.',
    'Everything was packed but the {look} {keepsake}, which {hero.his} {kin} would let nobody carry.',
    'They found {a keepsake} behind the {furnishing} which had been lost for {number} years.',
  ],
  [
    'The new house had no {furnishing}, and its {room} smelled of {smell}.',
    'In the new {room} every voice sounded like a stranger, and the {pet} would not come in.',
    'The new house was all stairs, and {sibling} said that it was [haunted|leaning].',
  ],
  [
    '{later}, {hero.his} {kin} lit the stove, spread a sheet on the floor and gave them {dish}.',
    '{later}, {a person} boy called {boy} looked over the wall and offered them {a fruit}.',
    'Then their {kin} hung the {look} {keepsake} on a nail, stood back and nodded.',
    'On the wall of the {room} someone had pencilled the heights of other children, up to {boy}, aged {number}.',
  ],
  ['', '', '{aside}'],
  [
    '“Now it is home,” {hero.he} said, with {hero.his} mouth full of {dish}, and it nearly was.',
    '{hero} planted {flower} by the door, because that was what they had always had.',
    '{ending}',
  ],
]

const letterFromAbroad: Plot = [
  [
    '{when}, a letter came from uncle {boy}, who had been {a trade} in [Canada|Australia|Argentina] since the {disaster}.',
    '{when}, the postman brought {hero} {surname} a letter with a foreign stamp.',
    'No one had heard from aunt {girl} for {number} years, and {day} there was a parcel on the mat.',
  ],
  [
    "{hero}'s {kin} read it twice, {manner}, and put it behind the {keepsake}.",
    'It smelled of {smell} and had been opened and [sealed|tied up] again.',
    'The whole family came into the {room} to hear it, and even {sibling} stopped {chore}.',
    'Inside were {a look} {keepsake}, a photograph and {number} pressed {flower}.',
  ],
  [
    'It told of a wooden house, {a person} neighbour called {surname}, and {tree} trees as tall as the church.',
    '{hero} read that there was {a petKind} called {petName}, and a job, and no {vegetable}.',
    'There was not a word in it about the quarrel, only a recipe for {dish}.',
    'It asked whether the {tree} tree was still standing, and who slept in the {room} now.',
  ],
  [
    '{later}, {hero} sat down with {a look} pen and answered every question.',
    "{later}, they sent back {a garment}, {dish} in a tin and a lock of the new baby's hair.",
    '“We shall write on {weekday},” said {hero.his} {kin}, and for once {hero.he} did.',
    '{sibling} found the place in the atlas and laid a [button|lentil|dried pea] there to mark it.',
  ],
  ['', '', '{aside}'],
  ['{ending}'],
]

const instrumentLesson: Plot = [
  [
    '{hero} had played the {music} for {number} weeks and could manage half of {a tune}.',
    'When {hero} was eight, {hero.his} {kin} gave {hero.him} a second-hand {music} [tied with string|in {a look} case].',
    'Every {weekday} at five, {hero} {surname} carried {a music} past the {trade} to old Miss {surname}.',
  ],
  [
    'The {pet} howled, the neighbours shut their windows, and {sibling} moved into the {room}.',
    '“It sounds like {a petKind} in {a container},” said {sibling}, who was {person}.',
    'Miss {surname} sat very straight beside the {furnishing}, counted aloud and ate {dish}.',
    '{hero} practised in the {room}, in {a cloth} {garment}, so that nobody would hear.',
  ],
  [
    '{when}, the {trade} who was to play at the {event} fell ill with {ailment}.',
    'Then came the {event}, and a hall full of people in their {cloth} coats.',
    '{when}, {hero.his} {kin} asked for {a tune}, only to please an old {trade}.',
  ],
  [
    '{hero} shut {hero.his} eyes, thought of {dish}, and played it to the end.',
    "There were {number} wrong notes, and {hero}'s {kin} heard none of them.",
    'Halfway through, {hero} saw the {trade} yawn, lost {hero.his} place and made up the rest.',
  ],
  ['In the silence afterwards old Mr {surname} blew his nose.', '', ''],
  ['{ending}'],
]

const sowing: Plot = [
  [
    'The {tree} tree behind the house in {street} had been planted on the day that {hero} was born.',
    '{when}, {hero} and {hero.his} {kin} [dug|cleared] a bed beside the {room} and sowed {vegetable} and {flower}.',
    'Nothing but {flower} had ever grown in the {surname} garden until {hero} was given a corner of it.',
  ],
  [
    'For weeks nothing came up but [nettles|chickweed] and the {pet}.',
    '{sibling}, who was {person}, said that nothing would ever come of it.',
    'Every day before {meal} {hero.he} carried water to it in {a look} {keepsake}.',
    'Old Mr {surname}, once {a trade}, leaned on the fence and gave advice about {vegetable}.',
  ],
  [
    'Then, {day}, a storm broke the trellis and flattened the {flower}.',
    'In the year of the {disaster} they nearly lost it, and the {tree} next to it died.',
    'Slugs took the {vegetable}, blackbirds took the {fruit} blossom, and {petName} the {pet} took the rest.',
  ],
  [
    "{hero}'s {kin} tied it up with the cord of {a cloth} dressing-gown and told {hero.him} to wait.",
    '“Leave it alone,” said {hero.his} {kin} {manner}, “and it will think of something.”',
    'They covered it with {a cloth} {garment}, and with sacks, and sat up all night with {a keepsake} of cocoa.',
  ],
  [
    '{later}, there was one green shoot, no longer than {a splinter}.',
    'By [June|July|August|September] there were {flower} enough for the {event} and {vegetable} enough for the street.',
    'In [July|August|September|October] it bore {number} {fruits}, and each of them was cut into four.',
  ],
  ['{ending}', ''],
]

const sickbed: Plot = [
  [
    'All through {month} {hero} lay in bed with {ailment}, and listened to the house.',
    '{when}, {hero} {surname} went down with {ailment}, and the {trade} was not allowed past the gate.',
    "{when}, {hero}'s {kin}, who had never been ill before, was put to bed with {ailment}.",
  ],
  [
    'There was {remedy} in the morning and {remedy} at night, and {a look} bell to ring.',
    'Mrs {surname} sent {remedy}, and the {trade} sent {dish}, and nobody could eat either.',
    '{sibling} sat on the stairs and read aloud from the {book}, page after page.',
    'From the pillow one could see the {tree} tree, the roof of the {room} and a piece of sky.',
  ],
  [
    'The house went on below, with its smell of {smell} and its sound of {chore}.',
    'On the worst night the whole family sat in the {room} and pretended to be {chore}.',
    '{later}, {petName} the {pet} climbed the stairs, which was forbidden, and stayed.',
    'The doctor came with {a look} bag and said {manner} that they must wait.',
  ],
  [
    'And {later} a thin voice asked whether there was any {dish} left.',
    'On the {ordinal} day, {a weather} {weekday}, the fever went, as quietly as a guest who does not want to wake the house.',
    'Then, {later}, the window was opened, and the smell of {smell} came in.',
  ],
  ['', '', '{aside}'],
  ['{ending}', '“{saying},” said {sibling}, and began to cry at last.'],
]

const runaway: Plot = [
  [
    '{petName} the {pet} had never gone farther than the {room}, until {day} someone left the gate open.',
    '{when}, the {pet} slipped out of the {room} and was gone.',
    'The {surname} children had {a person} {pet} called {petName}, who ran away {day}.',
  ],
  [
    '{hero} searched {town} from end to end, with {dish} in {hero.his} pocket and {a garment} over {hero.his} arm.',
    '{hero} and {sibling} nailed a notice to the {tree} tree, offering {number} pence and {a toy}.',
    'They asked the {trade}, the {trade} and the {person} widow in {street}.',
    '{hero} put a dish of {dish} on the step and sat beside it in {a cloth} {garment}.',
  ],
  [
    '“Give it a day,” said {hero.his} {kin}, but {hero.his} {kin} was looking out of the window too.',
    'All night {hero} lay awake and heard every {noise} in the {room}.',
    'It rained, and the house seemed [larger|too large], and nobody wanted {dish}.',
    '',
  ],
  [
    '{later}, there was {a noise} at the back door.',
    '{later}, {a trade} on {a look} bicycle stopped at the gate with something moving under {a garment}.',
    "They found [him|her] {later} in Miss {surname}'s {room}, eating {dish} as if born there.",
  ],
  [
    'Nobody scolded, and the {pet} was given {dish} on the {look} plate.',
    '{hero} meant to scold, and could not say a word.',
    '{petName} looked at them all [calmly|coldly], yawned and went to sleep on the {furnishing}.',
  ],
  ['{ending}'],
]

const birthday: Plot = [
  [
    'For {hero.his} {ordinal} birthday {hero} wanted {a toy} and nothing else.',
    '{when}, {hero} turned [seven|eight|nine|ten], and there was {a container} on the table with {hero.his} name on it.',
    "{hero}'s birthday fell on the day of the {event}, and everyone seemed to have forgotten it.",
  ],
  [
    '{hero.his} {kin} had no work that winter, and {hero} knew better than to ask.',
    'There was {a garment} from {town}, {a keepsake} from {hero.his} {kin}, and {dish} from {sibling}.',
    'All morning doors were shut as {hero.he} came by, and the {room} smelled of {smell}.',
    '{sibling} gave {hero.him} {a look} {keepsake} which was plainly {sibling.his} own.',
  ],
  [
    '{later}, {hero.his} {kin} called {hero.him} into the {room} and told {hero.him} to shut {hero.his} eyes.',
    'Only one parcel was left, [long and thin|small and heavy|soft at both ends], tied with the cord of {a cloth} {garment}.',
    'Then the lamp was put out, and {dish} came in with {number} candles on it.',
  ],
  [
    'It was {a toy}, made of {a container}, part of {a furnishing} and a great deal of glue.',
    "It was {hero.his} {kin}'s own {toy}, new varnished, with {hero.his} name where the old name had been.",
    'It was {a toy}, not what {hero.he} had wanted, and in a minute {hero.he} wanted nothing else.',
  ],
  ['{ending}'],
  ['', '“{saying},” said {hero.his} {kin}.'],
]

const dayWages: Plot = [
  [
    "{when}, {hero}'s father, who was {a job}, came home in the middle of the day.",
    'The {surname} family had been {trades} in {town} since anyone could remember.',
    '{hero} was [nine|ten|eleven|twelve] when {hero.his} {kin} first took {hero.him} along to work.',
  ],
  [
    'The day began before light, with {dish}, a clean {garment} and not a word.',
    'There was no money for {dish}, and the {look} {keepsake} went to the pawnshop in {street}.',
    'All day {hero} watched those hands at work and handed over the {keepsake} and the {keepsake}.',
    'The shop smelled of {smell}, and {a person} man called {surname} kept the accounts.',
  ],
  [
    'Their {kin} took in sewing, {sibling} carried parcels, and {hero} sold {vegetable} at the gate.',
    "“You have your father's thumbs,” said old {surname}, and it was the highest praise there was.",
    '{hero} spoiled {number} of them before one was right.',
    'Nobody talked about it, but they ate {dish} by one candle and went early to bed.',
  ],
  [
    'Then {day} a neighbour asked whether anyone could mend {a look} {keepsake}.',
    '{later}, a letter came from the {trade} in {town}, who needed [a pair of hands|somebody honest].',
    "{later}, {hero.his} {kin} laid the first week's wages on the {furnishing}, coin by coin.",
  ],
  ['', '', '{aside}'],
  ['{ending}', 'They bought {dish} with it, and {a toy} for {sibling}.'],
]

const groupPortrait: Plot = [
  [
    'The whole {surname} family was to be photographed {day}, in front of the {room}.',
    '{when}, at the {event}, somebody said that there ought to be a photograph.',
    'On the {furnishing} stands a photograph of the {surname} family, taken {day}.',
  ],
  [
    'Their {kin} is in the middle, in {a cloth} {garment}, holding the {pet} like a prize.',
    '{hero} is the one on the left, with {a cloth} {garment} and no front teeth.',
    'Uncle {boy}, the {person} {trade}, would not take off his hat.',
    'Aunt {girl} and aunt {girl} had not spoken since the {disaster}, and stand at opposite ends.',
  ],
  [
    '{sibling} moved, and so {sibling.he} has two faces, one of them {person}.',
    'Just before the flash, {petName} the {pet} saw {a petKind}.',
    'You cannot see that {hero.his} {kin} is holding {hero.him} by the collar.',
    'The {trade} with the camera counted to three and sneezed.',
  ],
  [
    'It is the only picture in which all of them are laughing, even {boy} the {trade}.',
    'The year after came the {disaster}, and they were never all together again.',
    '{later}, it was framed in {a look} frame and hung in the {room}, a little crooked.',
    'Nobody alive can say who the [child|boy|girl] with the {toy} was.',
  ],
  ['', '', '{aside}'],
  ['{ending}', ''],
]

const confession: Plot = [
  [
    '{day}, playing with {a toy} indoors, {hero} broke the {look} {thing}.',
    'It had been the {look} {thing} of {hero.his} {kin}, and {day} it lay on the floor in {number} pieces.',
    '{hero} only wanted to see inside the {look} {thing}, and {day} {hero.he} did.',
  ],
  [
    '{hero.he} hid the pieces in the {container} and helped with {chore}, which made everyone suspicious.',
    '{sibling} promised not to tell, in return for {a toy} and {dish} until {month}.',
    '{hero.he} mended it with flour paste, turned the crack to the wall and stood {a look} {keepsake} in front.',
    '{hero.he} thought of blaming the {pet}, but the {pet} was looking at {hero.him}.',
  ],
  [
    'At {meal} {hero} could not swallow the {dish}.',
    'For {number} days {hero.he} heard it break again whenever the room was quiet.',
    '{later}, {hero.he} walked to the {room}, [knocked|coughed] and said it all in one breath.',
    '',
  ],
  [
    '“I know,” said {hero.his} {kin}, still {chore}.',
    '{hero.his} {kin} went to the {furnishing} and took out another {thing}, mended in the same place.',
    '“I broke it first,” said {hero.his} {kin} {manner}, “when I was your age, {chore}.”',
  ],
  ['', '', '{aside}'],
  [
    '{ending}',
    'Together they glued it at the {furnishing}, {manner}, and the {keepsake} held it while it dried.',
  ],
]

const seaside: Plot = [
  [
    'Every {month} the {surname} family went by train to {town}, with {dish} in {a container}.',
    '{when}, {hero} saw the sea for the first time.',
    '{when}, {hero.his} {kin} shut up the shop and took {hero} and {sibling} to the sea.',
  ],
  [
    'Their {kin} sat on {a look} deckchair in {a garment} and guarded the {container}.',
    '{sibling} built a castle with {number} towers and let nobody in but the {pet}.',
    'The wind blew sand into the {dish} and carried off the {cloth} {garment}.',
    '{hero} filled {hero.his} pockets with shells, to take home to {petName} the {pet}.',
  ],
  [
    'It rained, and they sat in a tea-room that smelled of {smell} and played cards with {a person} {trade}.',
    'Then {sibling} was gone, and for {number} minutes nobody breathed.',
    '{later}, on the pier, a band of {trades} played {a tune}, and their {kin} danced.',
    'The water was as cold as {a keepsake}, and {hero} ran in shouting.',
  ],
  [
    'In the train they slept in a heap, burnt and salty, under one {cloth} {garment}.',
    'On the last day {hero} buried {a toy} under the promenade, so as to have to come back.',
    "{hero}'s {kin} looked at the waves [for a long time|until the last train], and said that it had been smaller before.",
  ],
  ['', '', '{aside}'],
  ['{ending}'],
]

const nextDoor: Plot = [
  [
    'Old Mr {surname} next door had been {a trade}, and spoke to nobody but his {petKind}.',
    'The children of {town} were afraid of Miss {surname}, who kept {number} clocks and {a petKind}.',
    '{when}, {a person} {trade} called {surname} moved into the empty house in {street}.',
  ],
  [
    '{when}, {hero} kicked a ball over the wall into the {flower}, and had to knock.',
    'One day {hero} was sent across with {dish} under {a cloth} cloth.',
    '{when}, {hero} saw that the milk had not been taken in.',
  ],
  [
    'The {room} was full of {keepsakes}, and it smelled of {smell} and loneliness.',
    'On the {furnishing} lay {a toy}, as if a child had just put it down.',
    'The door opened, and there stood a small figure in {a cloth} {garment}, holding {a keepsake}.',
  ],
  [
    '“Do you play {game}?” That was all that was said, and they played until {meal}.',
    '“You may come again,” said the old voice {manner}, “if you bring the {pet}.”',
    'It took {hero} an hour to find the {keepsake}, boil the kettle and light the stove.',
    '{hero} was shown how to {skill}, which nobody in {hero.his} own family could do.',
  ],
  [
    'After that there was always one more chair at {meal}, and {dish} for three.',
    '{later}, {hero.his} {kin} set another plate without being asked.',
    '{ending}',
  ],
  ['', '{ending}'],
]

const firstDay: Plot = [
  [
    "On {hero}'s first day at school {hero.he} wore {a cloth} {garment} that had been {sibling}'s.",
    '{when}, {hero} {surname} walked to the school in {street}, holding {hero.his} {kin} by one finger.',
    '{when}, the teacher asked everyone to bring something old from home.',
  ],
  [
    '{hero.he} brought {a look} {keepsake}, and the others had brought {dish} and {a toy}.',
    'There was a smell of {smell}, and a boy called {boy} who could whistle {a tune} through his nose.',
    'Miss {surname}, who was {person}, asked {hero} to spell {hero.his} own name, and {hero.he} could not.',
    'All the other children seemed to know the way to the {room}.',
  ],
  [
    '{hero} sat under {a furnishing} until noon and came out for {dish}.',
    'Somebody laughed at the {garment}, and {hero} learned how hot a face can get.',
    'Then {a person} girl called {friend} moved up on the bench and shared her {fruit}.',
  ],
  [
    '{later}, {hero.his} {kin} asked what {hero.he} had learned, and {hero} said, nothing, and sang it.',
    '“I am not going back,” said {hero} {later}, “unless {friend} does.”',
    '{later}, {hero.he} told them all about it, with {hero.his} mouth full of {dish}.',
  ],
  ['', '', '{aside}'],
  ['{ending}'],
]

const darkness: Plot = [
  [
    '{day}, in the middle of {meal}, the lights went out all over {town}.',
    '{when}, the storm took the roof off the {room} and the wires off the poles.',
    'Snow had fallen for {number} days, and {day} the {surname} family could not open the door.',
  ],
  [
    'Their {kin} found {a look} candlestick, {sibling} found {dish}, and {hero} found the {pet}.',
    'They dragged the mattresses into the {room} and lay down in a row, from {boy} to the baby.',
    'With no wireless to listen to, they listened to one another, to the wind and to the {pet}.',
    'They burned the legs of {a furnishing} that nobody had ever liked.',
  ],
  [
    '{hero.his} {kin} told of the year of the {disaster}, when they had eaten nothing but {vegetable}.',
    'Uncle {boy}, the {trade}, took down the {instrument} and played {a tune} by heart.',
    '{sibling}, who was usually {person}, made shadows on the wall of {a petKind}, {a petKind} and the {trade}.',
    'Somebody knocked, and it was Mrs {surname}, with {dish} and a hot brick.',
  ],
  [
    'When the lamps came on again, everybody blinked, {sibling} put down the {keepsake}, and nobody was pleased.',
    'At dawn the world was white, and there was {a noise} at the {room} window.',
    '{hero} asked whether they could not [do it|have it so] every {weekday}.',
  ],
  ['', '', '{aside}'],
  ['{ending}', 'Since then they put out the lights every {month}, on purpose, and eat {dish} in the dark.'],
]

const inheritance: Plot = [
  [
    "{when}, the family met in {town} to divide great-aunt {girl}'s things.",
    "After the funeral {hero} was told to choose one thing from {hero.his} {kin}'s {room}.",
    '{when}, {hero} climbed into the attic to clear it, and opened the first {container}.',
  ],
  [
    'There were {number} {keepsakes}, {a garment} in tissue paper and a smell of {smell}.',
    '{sibling} wanted the {look} {keepsake}, and cousin {boy}, the {trade}, wanted everything else.',
    'Under the {garment} lay {a keepsake}, {a keepsake} and the bill for {a furnishing} never delivered.',
    "Each thing had a label in {hero.his} {kin}'s hand, saying whose it was to be.",
  ],
  [
    'They argued until {meal} about the {keepsake}, which none of them had room for.',
    'Nobody could bear to move the {cloth} {garment} from its hook.',
    'At the bottom was {a bound} {stationery} with all the prices of {vegetable} for thirty years.',
    'Only the {look} {thing} was left, because it was ugly.',
  ],
  [
    '{hero} took the {look} {thing}, since nobody else would, and carried it home in {hero.his} lap.',
    '{hero} asked for nothing but the {tree} tree, and dug up a seedling of it in the rain.',
    'In the pocket was a shopping list, for {dish}, for {smell}, and for {hero}, something nice.',
  ],
  ['', '', '{aside}'],
  ['{ending}'],
]

const wedding: Plot = [
  [
    "On the morning of {girl}'s wedding the {cloth} dress would not close.",
    '{when}, cousin {girl} was to marry {a trade} called {boy} {surname} in the church at {town}.',
    "{when}, {hero}'s {kin}, at seventy, told the family that {kin.he} was going to marry the {trade}.",
  ],
  [
    '{hero} was sent for pins, {sibling} for the {trade}, and the {pet} for nobody knows what.',
    'The aunts sat {chore} and said that it would rain.',
    'There was {dish} for eighty, and a cake in the shape of {a keepsake}.',
    'Somebody had put {petName} the {pet} into {a cloth} {garment}.',
  ],
  [
    'On the church steps the {instrument} struck up {a tune}, and the {flower} were in the wrong hands.',
    'The ring had been lent to {hero}, and {hero} had put it somewhere safe.',
    'At the most solemn moment {a noise} came from the {container}.',
    'Uncle {boy} made a speech about {vegetable} that was truly about his late wife.',
  ],
  [
    '{later}, under the {tree} tree, everyone danced with everyone, even with the {trade}.',
    'It rained, and they carried the {furnishing} and the {person} {trade} indoors and went on.',
    'The bride took off her shoes, ate {dish} with her fingers and was happy.',
  ],
  ['', '', '{aside}'],
  ['{ending}'],
]

/** Family stories, the commonest type: kitchens, keepsakes, and quarrels that end before supper. */
export const family: Grammar = {
  cast: {
    hero: 'girl/boy',
    sibling: 'girl/boy',
    sister: 'girl',
    friend: 'girl',
    kin: 'kinswoman/kinsman',
    thing: 'keepsake',
    music: 'instrument',
    meat: 'dish',
    pet: 'petKind',
    job: 'trade',
    petName: 'petNames',
  },
  genders: { girl: 'she', boy: 'he', kinswoman: 'she', kinsman: 'he' },
  pools: {
    girl,
    boy,
    surname,
    surnameHead,
    surnameTail,
    town,
    street,
    townHead,
    townTail,
    kinswoman,
    kinsman,
    look,
    cloth,
    bound,
    insult,
    keepsake,
    furnishing,
    container,
    room,
    garment,
    vegetable,
    fruit,
    dish,
    smell,
    flower,
    tree,
    petKind,
    petNames,
    trade,
    toy,
    instrument,
    tune,
    ailment,
    remedy,
    person,
    manner,
    chore,
    clock,
    meal,
    weekday,
    month,
    weather,
    event,
    disaster,
    day,
    when,
    later,
    stationery,
    garments,
    splinter,
    game,
    keepsakes,
    fruits,
    trades,
    noise,
    book,
    skill,
    spice,
    number,
    ordinal,
  },
  lines: { saying, talk, aside, ending },
  plots: [
    lostKeepsake,
    newBaby,
    recipe,
    quarrel,
    movingHouse,
    letterFromAbroad,
    instrumentLesson,
    sowing,
    sickbed,
    runaway,
    birthday,
    dayWages,
    groupPortrait,
    confession,
    seaside,
    nextDoor,
    firstDay,
    darkness,
    inheritance,
    wedding,
  ],
}
