import { list, type Grammar, type Plot } from './grammar.ts'

const carlin = list(`
  Jinny, Tibby, Peggoty, Besset, Maudlin, Annot, Hepsy, Dorrity, Ibbot, Sissot, Nanty, Merrial, Grizzel, Jennot, Kirsty,
  Lettys, Marget, Ellot, Philpot, Emmot, Dowsabel, Gunnild, Hawis, Idony, Jacket, Libbet, Mally, Nelly-Ann, Pernel, Rohese,
  Sabbina, Thomasin, Wilmot, Yarrith, Avice, Barbary, Cassot, Damaris, Effim, Finella
`)

const gaffer = list(`
  Hob, Dickon, Watty, Kester, Lanty, Gib, Noll, Cuddy, Geordan, Jacky, Tamlin, Robbie-Ned, Adkin, Batty, Clem, Davit, Ebby,
  Fenwick, Gawin, Hodge, Ivo, Jopson, Kit, Lowrie, Mungo, Nab, Ossy, Perkin, Quinny, Rowley, Sandy, Thrimble, Urban, Wilkin,
  Yeddy, Anketil, Brockie, Cobbin, Drewet, Elkin
`)

const byname = list(`
  o {farm}, o {farm}, the {calling}, the {calling}, Skellow, Garrick-fell, wi the {quirk} {limb}, Threlkin, Oddy, Hawkrigg,
  the Long, the {quirk}, Braithing, Cowper-nab, Dunnoch, Eskrow, Fothergarth, Grimble, Heslop, Inglethrop, Jagger,
  Kirkbrae, Lumb, Metcalfe-less, Noddle, Outhwin, Postle, Rudd, Sugden-low, Tyzack, Uttley, Varley, Whinfell, Yewdall
`)

const calling = list(`
  shepherd, miller, peat-cutter, drover, hedger, bell-ringer, cockler, weaver, waller, reed-cutter, horse-leech, piper, bodger,
  cordwainer, dyker, eel-catcher, fuller, gleaner, goose-herd, hay-trusser, kelp-burner, lead-miner, mole-catcher, tinker, pinder,
  osier-stripper, quern-dresser, slater, sluice-keeper, spurrier, turf-layer, warrener, wool-comber, besom-maker, candler, chandler,
  charcoal-burner, clogger, crofter, farrier, fowler, glover, hurdler, lorimer, nailer, ostler, poacher, rushlighter, salter,
  scrivener, swineherd, tanner, whittler
`)

const callings = list(`
  shepherds, net-wives, peat-cutters, millers, drovers, cocklers, ferrymen, wallers, reed-cutters, weavers, salt-wives,
  bell-ringers, dykers, eel-catchers, gleaners, goose-herds, hay-trussers, kelp-burners, lead-miners, mole-catchers,
  osier-strippers, packmen, pipers, quern-dressers, slaters, turf-layers, warreners, wherrymen, withy-men, wool-combers
`)

const quirk = list(`
  crooked, red, lang, blin, daft, gleg, soft, sour, stiff, wooden, bonny, canny, fond, gawky, gey, gloppened, gradely, jannock,
  kittle, lish, mardy, nesh, nithered, peffy, radge, sackless, shan, sneck-drawn, spelky, starved, teufit-footed, thrang,
  thrawn, unkid, wick, wambly, wizzened, yonderly, yebbly, clarty, dowly, ferntickled
`)

const limb = list(
  `leg, thumb, lug, een, neb, hand, back, elbow, knee, chin, oxter, hough, shank, thrapple, noddle, gob`,
)

const farm = list(
  `{farmHead}{farmTail}, {farmHead}{farmTail}, Nether {farmHead}{farmTail}, High {farmHead}{farmTail}`,
)

const farmHead = list(`
  Thrang, Skel, Ket, Ulpha, Grise, Mell, Yar, Ling, Hagg, Crook, Birk, Stain, Hes, Rav, Brun, Oxen, Keld, Ruth, Wath, Cat,
  Dub, Esk, Fawd, Gowk, Hind, Ivel, Jor, Kirk, Lamb, Mire, Nab, Oter, Peat, Rusk, Swin, Tod, Uld, Winder, Yew, Arken, Blea,
  Corn, Dock, Ewe, Flod, Gars, Holm, Ingle, Kelp, Loft
`)

const farmTail = list(`
  thwaite, garth, rigg, scar, holm, beck, gill, side, how, fold, seat, wath, wick, ness, mire, cote, barrow, dub, force,
  hause, intake, keld, lathe, moss, nook, pike, shiel, slack, stang, syke, tarn, whin, yeat
`)

const dale = list(`
  Thrawdale, Ulverdale, Orrinshore, Hethermarsh, {daleHead}dale, {daleHead}dale, {daleHead}holm, {daleHead}shore, {daleHead}ness,
  {daleHead}marsh, Skarrowness, {daleHead}mouth, {daleHead}fells, Nether {daleHead}, {daleHead}water, {daleHead}sands, Yarrowmin
`)

const daleHead = list(`
  Grin, Kett, Mell, Hask, Owm, Lathen, Tarrow, Quern, Brae, Skell, Umber, Wharl, Yaddle, Addle, Bleth, Cawl, Dunner, Eller,
  Fadder, Garse, Heb, Ickle, Jass, Kinder, Lune, Marr, Nidder, Oddle, Penni, Rawthe, Seddle, Twizzle, Ure, Vane, Wiske,
  Crum, Dree, Ennoch, Froth, Gorple
`)

const moor = list(`
  fell, beck, moss, tarn, mere, ghyll, heugh, ling, syke, whin, scar, rigg, hagg, carr, bracken, sand-spit, peat-hag, clough,
  dub, dyke, flash, flother, force, garth, gowt, grike, holm, hause, ing, intake, kelp-bed, keld, knott, laithe, lonning,
  marram, mickle-stone, nab, neb, outgang, pike, pow, quag, raise, rive, salting, scarth, scree, shaw, skerry, slack, slough,
  stell, swang, swire, thwaite, warth, wath, wyke, yowe-trod
`)

const weatherWord = list(`
  haar, mizzle, snell, glisk, rime, clag, hoolie, roke, sea-fret, smirr, thunner-plump, onding, glaisher, helm-wind, back-end
  rain, blenky-snow, bluthering, brewis, cranreuch, drow, dagg, dringey, feefle, flaggie, flindrikin, fremit-wind, gandiegow,
  hag, haizert, hap-snow, harr, liggin-snow, mirk, moor-gallop, nirl, oosweep, plodge-weather, rag, skaddin, skiffle, skuther,
  slatter, snaw-broth, snitter, spindrift-gruel, steeping, teem, trashlag, undern-mist, wadder-gaw, watergaw, yark, yowdendrift
`)

const gear = list(`
  skep, creel, swill, piggin, besom, clog, spade, crook, kist, keeler, maul, noggin, quern, riddle, spurtle, thible, trivet,
  backstone, bannock-stick, barm-crock, boggart-stone, bufft, calf-lick, coggie, cruisie, dibbet, eldin-basket, fleak,
  flacket, fother-gang, gavelock, girdle, graip, hay-spade, heck, hesp, hopper, kimlin, kit, knop, ladin-can, leister,
  lowe-lamp, mell, nackin, neddy, osier-cage, ox-bow, peel, pricker, rackencrook, rannel-bauk, rush-dip, sark, sneck,
  snood, spelk, staddle, stee, stang, swape, swingletree, tar-kit, teanel, tommy-spade, trindle, tumbril, voider, whirligog,
  whisket, winnel, yetling, yoke
`)

const creature = list(`
  yowe, tup, gowk, tod, brock, whaup, hoolet, paddock, urchin, gimmer, heron-sewe, corbie, mowdiwarp, teufit, neat, garron, cob,
  attercop, bawson, bessie-blackcap, blackneb, bull-spink, chitty-wren, clegg, clocker, coal-hooden, cuddy, cushat, dobbie,
  dunnock, ether, fitchet, foulmart, gled, gorcock, goulie, hagworm, hessle-hen, jenny-spinner, laverock, lintie, lop, mavie,
  mennim, moor-poot, moss-cheeper, ouzel, paikie, peesweep, powhead, puffin-wife, pyet, pywipe, ratten, scarf, sea-pie, shilfa,
  skrike, smout, spug, stirk, stoat-wife, tewit, throstle, tyke, wether, whitret, wullcat, yaldrin, yorling
`)

const bogle = list(
  `{bogleHead}{bogleTail}, {bogleHead}{bogleTail}, Grey Wether, Lanthorn Jock, Red Tam, Sark Nan`,
)

const bogleHead = list(`
  Clag, Mizzle, Peat, Tarn, Mirk, Skirl, Thrum, Wath, Hag, Grim, Slidder, Gant, Knock, Roke, Dub, Lubber, Nicker, Fetter, Skaith,
  Wither, Brag, Cloot, Dunder, Elf, Flaysome, Gally, Hobble, Ivver, Jangle, Kelp, Lanky, Mawk, Nether, Owd, Padfoot, Quag,
  Rattle, Swarf, Toom, Wap
`)

const bogleTail = list(`
  hob, lass, wight, carlin, neb, jack, wife, thrush, lad, maw, lug, shanks, skelter, cloak, peg, hound, stot, wether, gowl, mare,
  clout, dobby, fingers, guest, hen, kin, lowe, mannie, nan, poke
`)

const fare = list(`
  haverbread, oatcake, havercake, nettle-broth, tatie-pot, crowdy, curds, whey, fumblewick, ale-posset, barley-bannock, black
  pudding, blaanda, bilberry-turn, carlins, clap-bread, collop, crappit-heids, cruppy-dow, dulse, fadge, fat-rascal, fig-sue,
  gurty-pudding, herb-dumpling, ile-broth, kail, kelp-jelly, lobscouse, mackemaroo, mell-cake, mutton-ham, nodden-cake,
  pan-haggerty, pickled dulse, pobs, powsowdy, rum-butter, saddock, salt-tharf, samphire-mash, scadlings, sad-cake, skirlie,
  sowans, spotted-nan, stovies, strowan, tharf-cake, thodden-bread, tiffany-cheese, whimsel, whangby, wiggs, yule-dow
`)

const feast = list(`
  Mell-night, Candlewake, Rushbearing, Tup-fair, Peat Sunday, Hurkle-day, Clipping-feast, Carlin Sunday, Herring-come, Auld
  Yule, Collop Monday, Kern-supper, Nettle-day, Well-tide, Lammas-out, Bannock-eve, Goose-riding, First Foot, Ketlock-day,
  Salt-wake, Shrift-bell, Skep-blessing, Sheep-count, Snow-gate, Stang-night, Strewing, Swaling-tide, Thring-week, Turning-out,
  Wether-wed, Whin-fires, Yowe-yule, Ploughlowe, Quern-wake, Beck-mass, Drowned-men's Eve
`)

const refrain = list(`
  hey lallan lo, hey derry down the dale, ho my hinny ho, lilly-low lilly-low, whip-a-whin and away, fal the dree, wae-a-way-o,
  yo heave a lathen, sing ivy and sing ling, tirra-lirra-thwaite, haud away lads haud away, thrum thrum thrummety, oh the roke
  and the rime, up wi it and ower, low lie low, ding-dowly ding, clap clog and turn, rowley-powley-o, skirl away Nan, hush-a-ba
  birdie, ring-a-rannel, swing the stang, hip-a-heather, tweedle the thrum, nivver nivver nay, weary fa the watter, dilly-dan-do
`)

const verb = list(`
  threep, skelp, laik, fettle, sneck, gan, thole, skirl, rive, hap, addle, bide, clart, dree, ettle, flayte, flit, gawp,
  glower, greet, haver, hirple, hoik, jouk, keck, kep, kittle, lait, ligg, loup, lowse, neb, nobble, paik, plodge, quit,
  reek, scrat, scunner, sile, slape, smit, snig, spang, speir, steek, swale, swelt, teem, thraw, thring, trod, wark, whemmle,
  wrowk, yammer, yark, yoke
`)

const bairn = list(`
  bairn, lass, lad, wean, barn, babby, halfling, wench, callant, young un, lambkin, wee scrap, hinny, cub, chiel, gimmer-lass,
  herd-lad, trod-lass, toddlin, titbairn, whelp, yowlin
`)

const count = list(`
  yander and twander, thether and fether, ono and tono, tithen and tethen, lathera and dathera, pip and pimp, sether and hother,
  hant and dant, bumfra and tibfra, jiggen and jaggen, ardra and yardra, corra and dorra, essel and wessel, ikka and pikka,
  mimph and nimph, orrin and dorrin, sithera and lithera, teddery and meddery, uvver and ewer, wan and fan
`)

const sooth = [
  'a soft {bairn} maks a sour {calling}',
  'nivver trust {a creature} that knows thi name',
  'the {heath} gives nowt and forgets nowt',
  'him that will {verb} at {feast} mun {verb} at Yule',
  'there is more nor one road round {a moor}',
  'what the {weatherWord} fetches, the {weatherWord} taks away',
  'lend thi {gear} and lose thi neighbour',
  'an owd {creature} knows an owd road',
  'where the {creature} liggs, dig thi well',
  '{a quirk} {limb} is better nor none',
  'say nowt to the {spirit}, and gie it {fare}',
  '{a gear} in the hand is worth {fare} in the pot',
  'dinnot {verb} afore tha can {verb}',
  'the tide taks its own {gear} home',
  'nobbut a fool shuts the door on {a weatherWord}',
  '{a quirk} {calling} has {a quirk} {creature}',
  'mak thi peace wi the {heath} afore thi bed',
  'watter will find thee, if tha cannot find watter',
]

const verse = [
  'up wi the {gear} and down wi the {gear}, {refrain}',
  'oh, the {beast} is out on the {heath}, my {bairn}, {refrain}',
  'tha mun {verb} and tha mun {verb}, {refrain}',
  'the {sky} on the {moor} and the {sky} on the sea, {refrain}',
  '{gaffer} had {a creature} and {carlin} had {a gear}, {refrain}',
  'nivver a bite but {fare}, {fare} and {fare}, {refrain}',
  '{count}, {count}, {refrain}',
  'wha will wed the {calling} when the {beast} comes home, {refrain}',
  'bring the {bairn} and bring the {gear}, bring {fare} for the {beast}, {refrain}',
  'I left my {gear} on {farm} and my heart on {farm}, {refrain}',
  'cowd is the {moor} and lang is the lonning, {refrain}',
  'lay thi {limb} on the {gear}, lass, and thi {limb} on the {gear}, {refrain}',
]

const spell = [
  '{weatherWord} to the {moor}',
  '{creature} out and {creature} in',
  '{gear} and {gear}, bind and {verb}',
  'hob to his hole',
  'as {a creature} is to {a creature}',
  'by {farm} and {farm} I {verb} thee',
  'salt to the {limb} and smoke to the {limb}',
  '{bogle}, {bogle}, tak thi {gear}',
  'neb to the north',
  'red thread and rowan',
  '{fare} for thee and none for me',
]

const finis = [
  '“{sooth},” they say in {dale}, and think of {wife}.',
  'And that is why there is {a tool} ower ivvery door in {dale}.',
  'The bairns of {dale} laik it still, wi {a gear} for the {beast} and {a gear} for the {spirit}.',
  '“Aye,” said {wife}, “{sooth},” and cut the {food}.',
  'They sing it yet at {tide}, “{verse}.”',
  'Nobody but a stranger would {verb} on that {heath} now.',
  'Some call it nobbut {sky}, but they dinnot say so after dark.',
  'Ask at {home}, if tha doubts it, and tak {food} wi thee.',
  'In {dale} they nod at that, and cut the {food}, and put another turf on.',
  'There is a stone for it by the {heath}, but the {sky} has had the words.',
  'Ivvery {tide} somebody leaves {food} there, and nobody owns to it.',
  'So said {gaffer} of {farm}, and he nivver lied but at {feast}.',
]

const workChant: Plot = [
  [
    'At {tide}, when {dale} goes out to the {heath}, {man} {by} calls the line and the rest give it back.',
    'In {dale} they cannot lift {a tool} without a song, and this is the song of the {callings}.',
    'The {callings} of {dale} have a chant for the {tool}, and no two farms sing it alike.',
    'When the {sky} comes in ower {dale}, the women stand on the {heath} and sing.',
  ],
  ['“{verse}.”'],
  ['“{verse}.”', '“{verse},” answers {home}.', '“{verse},” say the {callings}, low, and stamp.'],
  ['“{verse}.”', ''],
  [
    'Then they break {food} ower the {tool}, and kiss the first {bairn} that comes by.',
    'On the last word ivvery man mun {verb}, and the slowest pays in {food}.',
    'Nobody knows now what “{refrain}” means, but nobody leaves it out.',
    'Whoever laughs afore the end mun carry the {tool} to {home} on his back.',
    'The {tool} is dipped three times in the {heath}, for the {spirit} to hear.',
  ],
  ['{finis}', ''],
]

const stubborn: Plot = [
  [
    'In {dale} folk say, “{sooth},” and this is how they came to say it.',
    'There was {a job} in {dale}, {man} {by}, who wouldnae be telt.',
    '{man} {by} of {home} had {a beast}, {a tool} and no sense.',
  ],
  [
    'One back-end, in {a sky}, {man} met {a beast} on the {heath} that bade him good day.',
    '{man} was that {quirk} he would {verb} all day and {verb} all neet, and nivver fettle his own {tool}.',
    'He lent his {tool} to the {spirit} one {tide}, and laughed.',
  ],
  [
    'It said, “Gie me {food}, and I will tell thee where the gowd liggs.”',
    '“Tha mun nivver {verb} on {tide},” {wife} telt him, and he did.',
    'Three times the {sky} came down, and three times he went out wi the {tool} to meet it.',
    'He asked at {home}, and he asked at {farm}, and got nowt but {food}.',
  ],
  [
    'By morning there was nowt left of him but {a quirk} clog on the {heath}.',
    'When they found him he was sat on the {tool}, grey as {a creature}, and couldnae count past {count}.',
    'So the {beast} got the farm, and keeps it better nor he did.',
    'He came home {quirk} in the {limb}, and nivver spoke of it, and ate standing.',
  ],
  ['{finis}'],
]

const turnedStone: Plot = [
  [
    "The stone above {home} is called {wife}'s {tool}, and it turns round when it hears the {beast} call.",
    'There is {a heath} by {home} where no {beast} will drink, and {wife} made it.',
    'Afore there was a kirk in {dale}, there was {wife} {by}.',
  ],
  [
    "{wife} was the {job}'s lass, gleg as {a creature}, and could {verb} the {sky} down.",
    'The {spirit} wanted {wife} for its {tool}, and she wouldnae.',
    'The {spirit} came courting {wife} wi {food} and {a beast}, and she shut the door on it.',
  ],
  [
    'It chased her from {home} to {farm}, and where she dropped her {tool} there sprang {a heath}.',
    'All neet long they heard it {verb} and {verb}, and at dawn they heard nowt.',
    '“Turn,” said {wife}, and spat, and it turned to stone wi the {food} still in its hand.',
    'She ran ower the {heath} wi {a tool} in each hand, and the {sky} shut behind her.',
  ],
  [
    'On {tide} the bairns leave {food} there, and it is allus gone by morning.',
    'Put thi lug to it and tha will hear {a tool} gan round.',
    'Strangers tak it for {a moor}, and strangers sleep badly.',
  ],
  ['{finis}', ''],
]

const wager: Plot = [
  [
    "They call that bit of {heath} in {dale} the {spirit}'s {tool}, and nobody sleeps there.",
    '{man} the {job} wagered {food} that he would lie on the {heath} the neet of {tide}.',
    'The owd folk dug on the {heath} above {home} for {a tool} of silver, and {man} {by} dug deepest.',
  ],
  [
    'He took wi him {a tool}, {a beast} and {fare} in a cloth, and {wife} said nowt.',
    '“If I {verb},” said {man}, “tha can have my {tool}, and if I dinnot, I will have thine.”',
    'The {sky} came down at dusk, and they saw his light gan up, and up, and out.',
  ],
  [
    'At the first cry of the {beast} the ground opened, quiet as a mouth.',
    'About midneet summat sat down beside him and asked what he would tak for his {limb}.',
    'Under the turf lay {a creature} carved in bone, and it was warm.',
    '“{count},” said a voice in the {sky}, counting, and it was counting him.',
  ],
  [
    'He came down at cock-crow wi white hair and {a quirk} {limb}, and paid.',
    'They found the {tool} stuck in the {heath} to the haft, and it took nine men to draw it.',
    'He won, if tha calls it winning, and the {beast} nivver came near him after.',
  ],
  ['{finis}'],
]

const procession: Plot = [
  [
    'On {tide} they carry {a quirk} {tool} round {dale}, from {home} to {farm}, and nobody may speak.',
    'At {tide}, in {dale}, the youngest {child} of each house is hung wi bracken and called the {spirit}.',
    'Nobody in {dale} lights a fire on {tide} until the {job} has been.',
    '{tide} falls, in {dale}, on the first day of {sky}, whenever that may be.',
  ],
  [
    'First gans the {job} wi {a tool}, then the wives, then {a beast} dressed as a bride.',
    'The bairns knock wi {a tool} on ivvery door and ask for {food}.',
    'The men {verb}, the women {verb}, and {a beast} is let loose in the kirk.',
    'A dish of {food} is set on the {heath} for them that drowned.',
  ],
  [
    '“{verse},” they sing, and the house answers, “{verse}.”',
    '“{verse}.”',
    'Owd {man} {by} counts the doors, “{count}, {count}, {count},” and begins again.',
    'They ask three times, “Wha stole the {tool}?” Three times they answer, “The {sky}.”',
  ],
  [
    'If the {beast} turns left there will be {sky}, and if right, a wedding at {home}.',
    'The one who finds the bean in the {food} mun {verb} till Yule.',
    'Afterwards there is {food}, {fare} and a deal of skirling.',
    'In the year that they forgot, {home} slid into the {heath}.',
  ],
  ['{finis}'],
]

const charming: Plot = [
  [
    "Against the {spirit} they hang {a tool} in the chimney, in {dale}, and {a beast}'s foot under the sill.",
    '{wife} {by} could charm warts, {sky} and the {quirk} cough, but nivver love.',
    'For {a quirk} {limb}, say the wives of {dale}, tak {food}, {a beast} feather and watter from three [becks|tarns|kelds|wells].',
    'When {man} {by} came home {quirk} from {tide}, his mother knew what had touched him.',
  ],
  [
    'It mun be stirred wi {a tool}, widdershins, and wi the back to the {heath}.',
    'She walked three times round {home} wi {a tool} on her head.',
    'She drew {a beast} on the hearth in ash, and laid the {tool} across its back.',
    'It mun be done at {tide}, in {sky}, by {a child} that nivver saw its father.',
  ],
  [
    'Then say, “{spell}, {spell}, and trouble us no more.”',
    '“{spell}, {spell},” gans the charm, “and leave the {child} be.”',
    'The words are these, “{spell}, {count}, {spell}.”',
  ],
  [
    'Summat began to {verb} in the wall, and the {sky} lifted.',
    'The {limb} mended, but the {beast} nivver sang after.',
    'The fee is {food}, laid down and not handed ower, for thanks would undo it.',
    'By cock-crow the sick man could {verb} again, and asked for {food}.',
  ],
  ['{finis}'],
]

const gossip: Plot = [
  [
    'I mind the year of the lang {sky}, when I was {a bairn} at {home} and {man} {by} was wick yet.',
    'Tha nivver knew {man} {by}, but I did, and I will tell thee summat.',
    'My grandfer was {calling} at {home}, and he had it from {man} {by}, so it mun be true.',
    'Sit thee down, {bairn}, and put the {tool} by, and I will tell thee about {man} {by}.',
  ],
  [
    'We had nowt to eat but {food}, and the {beast} had the half of that.',
    '{man} had {a beast} that could {verb}, and he wouldnae sell it for a peck of gowd.',
    '{man} kept {a beast} in the bed and the {tool} in the {heath}, and nobody said owt.',
    'The {sky} was that thick tha could hang thi {gear} on it.',
  ],
  [
    'Well, the {job} comes up the {heath}, {quirk} as {a creature}, and says, “Wheer is thi {tool}?”',
    'One neet summat comes scratting at the door, and my mother says, “Dinnot {verb}, it is nobbut the {spirit}.”',
    'So he gans out wi the {tool} to {verb} the {beast}, and it up and {verb}s him.',
    'I says to him, “Tha cannot {verb} in {a sky},” and he says, “Watch me.”',
  ],
  [
    'We nivver found him, nobbut his clogs, and they were full of {food}.',
    'And he laughed while he fell off the {tool}, and so did the {beast}.',
    'It is the truth, or may I {verb} till {tide}.',
    'That was the last time owt of ours went ower to {farm}.',
  ],
  ['{finis}', '“{sooth},” my grandfer used to say, and he was {quirk} in the {limb} himself.'],
]

const weatherLore: Plot = [
  [
    'In {dale} they have seven words for rain, and {sky} is the worst of them.',
    'When the {beast} comes down to {home} afore {tide}, look for {sky}.',
    '{man} {by}, the {job}, could smell {a sky} three days off.',
  ],
  [
    'First comes {weatherWord}, then {weatherWord}, and then the {heath} begins to {verb}.',
    'There is {weatherWord} that wets the {tool} and {weatherWord} that wets the bone.',
    'If the {beast} {verb}s at noon, bring in the {tool}, and if it {verb}s at neet, bring in the bairns.',
    'A red {moor} means a wedding, a white {moor} means {weatherWord}, and a black one means {spirit}.',
  ],
  [
    'One {tide} {man} {by} said, “It will {verb} afore morning,” and the {callings} laughed.',
    "Once, in my grandmother's day, it lasted from {tide} to {feast}, and they walked out ower the roofs.",
    '“{verse},” the bairns sing at it, to mak it gan by.',
  ],
  [
    'It carried off the {tool}, nine kye and the roof of {home}.',
    'They found {wife} in the {heath}, dry as {food}, sat under {a tool}.',
    'After it comes a stillness, and in that stillness nobody in {dale} will {verb}.',
  ],
  ['{finis}'],
]

const houseBogle: Plot = [
  [
    'The {spirit} lives under the {heath} at {home} and counts the kye when the {job} sleeps.',
    'Nobody has seen the {spirit} of {dale}, but {wife} {by} has heard it {verb}.',
    'The {spirit} is {a quirk} thing, no bigger nor {a creature}, wi {a gear} for a hat.',
  ],
  [
    'It asks but one thing, {food} on {tide}, and no thanks.',
    'It fettled the {tool} by neet, and the {gear}, and {wife} nivver asked why.',
    'All winter it would {verb} the milk and {verb} the corn, and harmed nobody.',
  ],
  [
    'Then {man} {by} left it a new {tool}, which was kindly meant, and wrong.',
    '{man}, who was {quirk}, lay in wait for it behind the {gear}.',
    'One {tide} they forgot, for there was a wedding at {farm}.',
  ],
  [
    'It gave one skirl, and {home} has had no luck since.',
    '“{tool} for {gear}, and I am gone,” it said, and took the {beast} wi it.',
    'Now it will {verb} in the {heath}, and the {sky} comes early.',
    'By morning ivvery {gear} in the house was upside down, and the {food} was salt.',
  ],
  ['{finis}'],
]

const stolenBairn: Plot = [
  [
    'The {spirit} of {dale} will tak bairns, or so {wife} {by} telt hers.',
    'On {tide} it comes to the door of {home} in the shape of {a beast} and asks for the {child}.',
    'One {sky} neet the {child} of {home} followed {a beast} out ower the {heath}.',
  ],
  [
    '{wife} set {a tool} in the door and said the name of {home} backwards.',
    'The {callings} went out wi lights and {gear}, and called till they were hoarse.',
    '“Name me thi kin,” says {wife}, and it says, “{count}, {count}, and thee.”',
  ],
  [
    'She took {food} and {a tool}, and went to the {heath} alone.',
    '“{verse},” she heard it sing, and it was her own song.',
    'Seven days there was nowt but {sky}, and on the eighth, a small coughing.',
  ],
  [
    'They came home at dawn, the {child} and she, hand in hand, {quirk} as owt.',
    'She gave the {tool} and got the {child}, and nivver said which was worth more.',
    'The {child} grew up {quirk} in the {limb}, and could whistle any {creature} out of a tree.',
  ],
  ['{finis}'],
]

const riddling: Plot = [
  [
    'At a wake in {dale} nobody weeps until the riddles are done.',
    'At {tide} the {callings} of {dale} riddle for the {tool}, and {man} {by} had nivver lost.',
    '{wife} {by} telt the {spirit} it might have the {tool} if it could read her riddle.',
  ],
  [
    '“{quirk} in the {moor}, {quirk} in the house, and it {verb}s without a gob, so what is it?”',
    '“I had {a gear} wi no bottom, and I carried {weatherWord} in it, so where was I?”',
    '“Two gan out and three come home, so wha is the {calling}?”',
    '“It has {a limb} and no {limb}, it eats {fare} and nivver grows, so name it.”',
  ],
  [
    'One said {a gear}, one said {a creature}, and one said the {weatherWord}.',
    'The owd {callings} threeped and scratted until the candle was done.',
    '“{a gear},” said the first, and was wrong, and drank.',
  ],
  [
    'But {a bairn} by the {gear} said, “It is nobbut thi own shadow.”',
    '“It is {farm},” said a small voice, “when the {calling} is from home.”',
    '“My mother,” said the {bairn}, and the house fell quiet.',
  ],
  ['{finis}'],
]

const seaHusband: Plot = [
  [
    '{wife} {by} wed a man from the watter, and gave him {food} on the first neet.',
    'He came up the {heath} at {tide}, wi a wet coat, and {wife} {by} let him in.',
    'All {dale} warned {wife} {by}, and all {dale} danced at the wedding.',
  ],
  [
    'He hung his {tool} behind the door and telt her nivver to {verb} it.',
    'He was kind, and {quirk}, and would eat nowt but {food}.',
    'When the {sky} came in he stood at the door and said, “{refrain}.”',
  ],
  [
    'Seven years she kept her word, and in the eighth came {a sky}.',
    'They had {a bairn} wi {a quirk} {limb}, that nivver feared the watter.',
    '“{verse},” sang summat, out past the skerry, and he went white.',
  ],
  [
    'She looked, and there was nowt in it but the sound of {home}.',
    'In the morning there was a wet road from the bed to the {heath}, and the {tool} was gone.',
    'She waits at {tide} yet, wi {food} in her apron, though that was long since.',
  ],
  ['{finis}'],
]

const drownedBell: Plot = [
  [
    'Under the sand at {dale} there is a kirk, and in {a sky} tha can hear its bell.',
    'The boats of {dale} nivver put out on {tide}, since {man} {by} did.',
    '{man} {by} laughed at the {sky} and set his {tool}, and the {creature}s went inland.',
  ],
  [
    'The {callings} rowed ower it wi {a tool} for an anchor, and it held.',
    'He let down {a tool} for {a creature}, and drew up a rope, and on the rope was a hand.',
    '“{verse},” sang summat, out past the skerry.',
  ],
  [
    'At low watter {a quirk} {limb} came ower the gunnel and asked for {food}.',
    'They paid it wi {food}, wi {a gear}, and at last wi the bell.',
    'Nobody could tell what tongue it spoke, but it knew their names, and said them, and stopped at {man}.',
  ],
  [
    'The boat came home wi nobody in it, and the {food} still warm.',
    'It rings afore {sky}, and twice afore a drowning, and nivver for a wedding.',
    '{wife} keeps his {tool} by the door, and turns it to the wall at {tide}.',
  ],
  ['{finis}'],
]

const sheepCount: Plot = [
  [
    '{man} {by} counted his yowes into the fold at {home}, and there was one ower.',
    'The shepherds of {dale} count by pairs, “{count}, {count}, {count},” and {man} {by} was the best of them.',
    'No two dales count alike, and in {dale} they begin, “{count}, {count}.”',
  ],
  [
    'He counted again one {tide}, “{count}, {count}, {count},” and there was one short.',
    'A man from ower the {heath} says {count} for {count}, and that has broken heads at {tide}.',
    'At the end of ivvery score they cut a notch in the {tool} and tak a bite of {food}.',
  ],
  [
    '“That un is none of ours,” said {wife}, and held up the {tool}.',
    'One of them had {a quirk} {limb}, it cast no shadow, and it looked at him like {a job}.',
    'If tha counts the stars that way, they say, tha will {verb}.',
  ],
  [
    'He let it bide, and that winter, in the {sky}, it led them all down to {home}.',
    'He drove it off wi {a tool}, and ivvery {creature} on the {heath} followed it.',
    'The last to count so was {man}, and he is in the kirkyard, number {count}.',
  ],
  ['{finis}'],
]

const lullaby: Plot = [
  [
    'A mother in {dale} will sing this to {a child} that cannot sleep for the {sky}.',
    'This is what {wife} {by} sang in {dale}, the winter the men were at the {heath}.',
    'Nobody in {dale} sings it by day, for the {spirit} kens the tune.',
  ],
  [
    '“Hush, my {bairn}, the {beast} is in the {moor}, and thi father is away wi the {gear}.”',
    '“Sleep, lile {bairn}, and tha shall have {fare}, and {a beast} to ride on, and {a gear} of gowd.”',
    '“Ba, my {bairn}, nivver {verb}, nivver {verb}, the {sky} is nobbut the {beast} gan home.”',
  ],
  [
    '“{verse}.”',
    '“Wha comes ower the {moor} wi {fare} in his hand, {refrain}.”',
    '“Thi cradle is {a gear}, thi blanket is {weatherWord}, {refrain}.”',
  ],
  ['“{verse}.”', ''],
  [
    'At the third verse the singer stops, and listens for the {beast}, and only then shuts the door.',
    'They say the {beast} comes close to hear it, and the {spirit} will {verb} for its own mother.',
    'The {child} slept, and so, for once, did the {heath}.',
  ],
  ['{finis}'],
]

/**
 * Regional stories in forms and a dialect of our own: chants, proverbs, charms, counting rhymes, feasts and bogles of dales and
 * coasts that are on no map.
 */
export const regional: Grammar = {
  cast: {
    wife: 'carlin',
    man: 'gaffer',
    by: 'byname',
    dale: 'dales',
    home: 'farm',
    heath: 'moor',
    sky: 'weatherWord',
    tide: 'feast',
    food: 'fare',
    tool: 'gear',
    beast: 'creature',
    child: 'bairn',
    job: 'calling',
    spirit: 'bogle',
  },
  genders: { carlin: 'she', gaffer: 'he' },
  pools: {
    carlin,
    gaffer,
    byname,
    calling,
    callings,
    quirk,
    limb,
    farm,
    farmHead,
    farmTail,
    dales: dale,
    daleHead,
    moor,
    weatherWord,
    gear,
    creature,
    bogle,
    bogleHead,
    bogleTail,
    fare,
    feast,
    refrain,
    verb,
    bairn,
    count,
  },
  lines: { sooth, verse, spell, finis },
  plots: [
    workChant,
    stubborn,
    turnedStone,
    wager,
    procession,
    charming,
    gossip,
    weatherLore,
    houseBogle,
    stolenBairn,
    riddling,
    seaHusband,
    drownedBell,
    sheepCount,
    lullaby,
  ],
}
