/**
 * Abbreviations behind which a full stop ends no sentence, by language. Left out are those that are words as well (fig, no,
 * hon), and single letters but those that stand before a name (fr M., ru г.), since others are told by what stands around them.
 */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: 'mr mrs ms dr st mt ft messrs mme mlle capt col gen gov lieut lt sgt maj cmdr jr sr prof rev esq hon’ble vs viz etc cf ibid inc ltd corp co bros dept approx jan feb aug sept oct nov dec',
  de: 'bzw usw usf vgl ca dr prof hr hrn fr frl nr bd jh jhdt sog evtl ggf inkl exkl zzgl etc ebd geb gest gez hl hrsg jr sr mrd mio str tel ugs urspr verh dgl evg ing resp st vs bspw abb abs anm bsp eigtl entspr fa fam jmd jmds lfd nrn std tsd verf kgl maj ew bez co',
  fr: 'm mm mme mmes mlle mlles mgr dr pr me ste st cie etc cf chap env vol fig av bd tél janv févr juill sept oct nov déc',
  es: 'd sr sra sres sras srta dr dra dn dña ud uds vd vds etc prof lic ing arq gral cap av avda núm pág págs aprox tel ej st sto sta ee uu',
  it: 'sig sigg dott dr prof avv ing arch geom rag on ecc cfr pag pagg cap vol fig ss mons st sr jr sigra comm cav gen col magg ten egr spett rev sac ca es etc nr num tel ed art s',
  nl: 'dhr mevr mw mr dr drs prof ir ing st enz bijv bv nl resp ca blz nr jr sr evt incl excl etc vgl zgn ds pag afb mln mld jhr mej fam',
  pt: 'd sr sra srs sras srta dr dra prof profa eng exmo exma etc pág págs av núm tel ltda cia aprox ilmo ilma st sto sta gen cel cap ten maj arq ex rev pe lda obs séc cf trad dep gov',
  sv: 'bl dvs etc osv resp ca kl nr tex dr prof st fr hr jfr ev enl inkl exkl mfl mm ex jur tekn sid avd kap forts eng tel',
  no: 'bl dvs osv resp ca kl nr dr prof st fr hr jf ev evt inkl ekskl mfl mm',
  da: 'bl dvs osv resp ca kl nr dr prof sct fr hr jf evt inkl ekskl mfl mm',
  fi: 'esim jne ym yms mm ks vrt eli tri prof tri nro puh klo ts tms jms hra rva nti maist fil toht toim kts ent mrd milj huom kk vko eaa jaa ekr jkr',
  pl: 'np itd itp tzn tzw dr prof mgr inż ul nr str św wg ok godz p pp ks hr gen płk mjr kpt ppor sierż red zob por tj ww pt al pl os tys mln mld gr wyd in ang łac niem pn',
  el: 'κ κα κκ δις δρ καθ αγ βλ πρβλ εκ χλμ τηλ λεωφ κεφ τόμ στρ υποστρ λπ κλπ κτλ αρ σελ',
  uk: 'р рр див напр грн коп тис млн млрд проф акад вул стор ред ім св тов гр',
  cs: 'např tzv tj atd apod resp čj str ul nám sv pí dr ing mgr prof doc kpt plk mld tis srov',
  hu: 'pl stb dr ún ill kb',
  ca: 'sr sra dr dra etc pàg núm av',
  ru: 'г др пр гг см ср напр руб коп тыс млн млрд проф акад ул стр ред св гр р с пос пл просп корп табл гл изд англ лат фр букв прим соч чл канд доц обл оз г-н г-жа',
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
    const lists = language === 'unknown' ? SAFE_ANYWHERE : (BY_LANGUAGE[language] ?? '')
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
  'etc jr sr esq inc ltd corp co bros cie ltda usw usf ecc enz osv jne yms ym tms jms itd itp atd apod stb др пр г гг руб коп тыс млн млрд тис λπ κλπ κτλ eaa jaa ekr jkr mln mld mio mrd mfl mm jh jhdt janv févr juill jan feb aug sept oct nov dec déc'.split(
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

/** Whether an abbreviation can be the last word of a sentence. */
export const isLast = (abbreviation: string): boolean => LAST.has(abbreviation)

/** Titles that are abbreviations where they have a capital, and words elsewhere. */
const TITLES: Readonly<Record<string, ReadonlySet<string>>> = { en: new Set(['hon']) }

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
/** Languages whose months are those of another. */
const MONTHS_OF: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' }

/** The months of a language that writes ordinals with a full stop; none of another. */
export const monthsOf = (language: string): ReadonlySet<string> =>
  new Set((MONTHS[MONTHS_OF[language] ?? language] ?? '').split(' '))
