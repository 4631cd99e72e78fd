import { writtenAs } from './words.ts'

/**
 * Abbreviations behind which a full stop ends no sentence, by language. Left out are those that are words as well (fig, no,
 * hon), and single letters but those that stand before a name (fr M., ru г.), since others are told by what stands around them.
 */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: 'mr mrs ms dr st mt ft messrs mme mlle capt col gen gov lieut lt sgt maj cmdr jr sr prof rev esq hon’ble vs viz etc cf ibid inc ltd corp co bros dept approx jan feb aug sept oct nov dec',
  de: 'jan feb apr aug sept okt nov dez bzw usw usf vgl ca dr prof hr hrn fr frl nr bd jh jhdt sog evtl ggf inkl exkl zzgl etc ebd geb gest gez hl hrsg jr sr mrd mio str tel ugs urspr verh dgl evg ing resp st vs bspw abb abs anm bsp eigtl entspr fa fam jmd jmds lfd nrn std tsd verf kgl maj ew bez co',
  fr: 'm mm mme mmes mlle mlles mgr dr pr me ste st cie etc cf av bd tél janv févr juill sept oct nov déc',
  es: 'd sr sra sres sras srta dr dra dn dña ud uds vd vds etc prof lic ing arq gral cap av avda núm pág págs aprox tel ej st sto sta ee uu',
  it: 'sig sigg dott dr prof avv ing arch geom rag on ecc cfr pag pagg cap vol fig ss mons st sr jr sigra comm cav gen col magg ten egr spett rev sac ca es etc nr num tel ed art s',
  nl: 'dhr mevr mw mr dr drs prof ir ing st enz bijv bv nl resp ca blz nr jr sr evt incl excl etc vgl zgn ds pag afb mln mld jhr mej fam',
  pt: 'd sr sra srs sras srta dr dra prof profa eng exmo exma etc pág págs av núm tel ltda cia aprox ilmo ilma st sto sta gen cel cap ten maj arq ex rev pe lda obs séc cf trad dep gov',
  sv: 'bl dvs etc osv resp ca kl nr tex dr prof st fr hr jfr ev enl inkl exkl mfl mm ex jur tekn sid avd kap forts eng tel',
  no: 'eks bl dvs osv resp ca kl nr dr prof st fr hr jf ev evt inkl ekskl mfl mm',
  da: 'eks bl dvs osv resp ca kl nr dr prof sct fr hr jf evt inkl ekskl mfl mm',
  fi: 'esim jne ym yms mm ks vrt eli tri prof tri nro puh klo ts tms jms hra rva nti maist fil toht toim kts ent mrd milj huom kk vko eaa jaa ekr jkr',
  pl: 'np itd itp tzn tzw dr prof mgr inż ul nr str św wg ok godz p pp ks hr gen płk mjr kpt ppor sierż red zob por tj ww pt al pl os tys mln mld gr wyd in ang łac niem pn',
  el: 'κ κα κκ δις δρ καθ αγ βλ πρβλ εκ χλμ τηλ λεωφ κεφ τόμ στρ υποστρ λπ κλπ κτλ αρ σελ',
  uk: 'р рр див напр грн коп тис млн млрд проф акад вул стор ред ім св тов гр',
  cs: 'např tzv tj atd apod resp čj str ul nám sv pí dr ing mgr prof doc kpt plk mld tis srov mudr judr phdr rndr arch cca pp př mj tzn',
  hu: 'pl stb dr ún ill kb',
  ca: 'sr sra dr dra etc pàg núm av',
  gl: 'sr sra dr dra etc páx núm av',
  ro: 'dl dna dra dr nr str prof ing etc ex pag jud art',
  sk: 'napr tzv tj atď apod resp str ul nám sv dr ing mgr prof doc mudr judr cca',
  sl: 'npr tj itd ipd dr prof ing ul sv št str oz',
  hr: 'npr tj itd dr prof ing ul sv br str',
  sr: 'нпр тј итд др проф инг ул св бр стр',
  bg: 'г гг др проф акад инж напр ул бул стр',
  be: 'г гг др проф акад інж напр вул',
  et: 'nt jne jms dr prof hr pr lk',
  lt: 'pvz dr prof doc',
  lv: 'piem utt dr prof',
  tr: 'dr prof doç av bkz vb vs yy öğr',
  vi: 'tp ts pgs gs ths',
  ru: 'г др пр гг см ср напр руб коп тыс млн млрд проф акад ул стр ред св гр р с пос пл просп корп табл гл изд англ лат фр букв прим соч чл канд доц обл оз г-н г-жа тов вв инж зав зам гос',
}

/** Before a number they are abbreviations, and elsewhere words: no. 5, fig. 2. */
const BEFORE_NUMBERS = new Set(
  'no nos nr n° vol vols chap ch fig figs p pp pg pag pág art sec sect op cap bd s st abs tab aufl núm vers l ll'.split(
    ' ',
  ),
)

const sets = new Map<string, ReadonlySet<string>>()

/**
 * The abbreviations of a language, in lower case. Without a language they are those that are no words in any: `Mr.`, `bzw.`,
 * `Mme.`, so that a short text of any language is read.
 */
function abbreviationsOf(language: string): ReadonlySet<string> {
  let known = sets.get(language)
  if (!known) {
    const lists = language === 'unknown' ? SAFE_ANYWHERE : (BY_LANGUAGE[writtenAs(language)] ?? '')
    sets.set(language, (known = new Set(lists.split(' '))))
  }
  return known
}

/** None of them is a word of a language that is commonly read. */
const SAFE_ANYWHERE =
  'mr mrs ms dr mt messrs mme mmes mlle mlles mgr capt lieut sgt jr sr prof esq vs viz etc cf ibid inc ltd corp bzw usw usf vgl ggf bspw hrsg sra srta dña sig dott ecc dhr mevr enz bijv dvs osv itd itp др проф'

/** Whether a full stop behind a word, in lower case, ends no sentence in a language. In German so does what is made with an abbreviation: Hauptstr. */
export const isAbbreviation = (word: string, language: string): boolean =>
  abbreviationsOf(language).has(word) || (language === 'de' && word.endsWith('str'))

/** Abbreviations that stand behind something, so that they can be the last word of a sentence. */
const LAST = new Set(
  'etc jr sr esq inc ltd corp co bros cie ltda usw usf ecc enz osv jne yms ym tms jms itd itp atd apod stb др пр г гг руб коп тыс млн млрд тис λπ κλπ κτλ eaa jaa ekr jkr mln mld mio mrd mfl mm jh jhdt janv févr juill jan feb apr aug sept oct okt nov dec dez déc atď ipd utt вв'.split(
    ' ',
  ),
)

/** The last letters of what is written in letters and can be the last word of a sentence: u. s. w., o. s. v., j. n. e., i t. d., и т. д. */
const LAST_LETTERS: Readonly<Record<string, string>> = {
  de: 'wf',
  nl: 'd',
  sv: 'v',
  da: 'v',
  no: 'v',
  nb: 'v',
  nn: 'v',
  fi: 'e',
  pl: 'dp',
  el: 'ά',
  ru: 'дп',
  uk: 'дп',
}

/** Letters that, written small behind others with a full stop, can end a sentence: the m of a.m. and p.m. in every language. */
export const lastLettersOf = (language: string): string => `m${LAST_LETTERS[language] ?? ''}`

/** Of a language alone, since they stand before names in others: Baker St., and Sankt of German. */
const LAST_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['st', 'ft']),
  uk: new Set(['р', 'рр']),
  tr: new Set(['vb', 'vs']),
}

/** Whether an abbreviation can be the last word of a sentence. */
export const isLast = (abbreviation: string, language: string): boolean =>
  LAST.has(abbreviation) || LAST_OF[language]?.has(abbreviation) === true

/** What is an abbreviation where it has a capital, and a word or a letter elsewhere: titles, the M. of M. Bovary, the Ph of Ph.D. */
const TITLES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['hon', 'ph']),
  fr: new Set(['m']),
  es: new Set(['d']),
  pt: new Set(['d']),
  it: new Set(['s']),
}

export const isTitle = (word: string, language: string): boolean => TITLES[language]?.has(word) === true

export const isBeforeNumbers = (word: string): boolean => BEFORE_NUMBERS.has(word)

/** Months as they stand behind an ordinal with its full stop (am 3. Mai), in languages that write ordinals so. */
const MONTHS: Readonly<Record<string, string>> = {
  de: 'januar jänner februar feber märz april mai juni juli august september oktober november dezember',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  no: 'januar februar mars april mai juni juli august september oktober november desember',
  is: 'janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember',
  fi: 'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  et: 'jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril novembril detsembril jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
  hu: 'január február március április május június július augusztus szeptember október november december',
  cs: 'ledna února března dubna května června července srpna září října listopadu prosince',
  sk: 'januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra',
  sl: 'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra',
  hr: 'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca',
  lv: 'janvāris janvārī februāris februārī marts martā aprīlis aprīlī maijs maijā jūnijs jūnijā jūlijs jūlijā augusts augustā septembris septembrī oktobris oktobrī novembris novembrī decembris decembrī',
}
/** The months of a language that writes ordinals with a full stop; none of another. */
export const monthsOf = (language: string): ReadonlySet<string> =>
  new Set((MONTHS[writtenAs(language)] ?? '').split(' '))
