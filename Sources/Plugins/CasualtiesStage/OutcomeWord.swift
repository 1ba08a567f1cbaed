/// What happened to people.
enum Outcome: String, CaseIterable, Sendable {
  case killed, injured, missing, abducted, displaced
  /// Killed or injured: "casualties".
  case casualty
}

/// A word that tells an outcome, and how it stands to the number of those who suffered it.
struct OutcomeWord: Sendable {
  struct Use: OptionSet, Sendable {
    let rawValue: UInt8

    /// Beside the number or in what it counts: "12 dead", "12 displaced families".
    static let adjective = Use(rawValue: 1)
    /// Counted itself: "12 deaths".
    static let noun = Use(rawValue: 2)
    /// After a form of "be": "12 people were killed".
    static let passive = Use(rawValue: 4)
    /// By itself after those who suffer it: "12 people died".
    static let verb = Use(rawValue: 8)
    /// Before those who suffer it: "killed 12 people".
    static let transitive = Use(rawValue: 16)
    /// Of a sum that goes up: "the toll rose to 12".
    static let toll = Use(rawValue: 32)
    /// Only of people that are named: "seized 12 girls", but not "seized 12".
    static let named = Use(rawValue: 64)
  }

  let form: String
  let outcome: Outcome
  let uses: Use
  /// A sentence in which the stage finds one item, by this word.
  let example: String

  private init(_ form: String, _ outcome: Outcome, _ uses: Use, _ example: String) {
    self.form = form
    self.outcome = outcome
    self.uses = uses
    self.example = example
  }

  static let all: [OutcomeWord] = [
    OutcomeWord("dead", .killed, [.adjective], "The blast left 12 dead."),
    OutcomeWord("killed", .killed, [.adjective, .passive, .transitive], "In all 12 people were killed."),
    OutcomeWord("kills", .killed, [.transitive], "Flood kills 12 people in the north."),
    OutcomeWord("kill", .killed, [.transitive], "Gunmen kill 12 people in the north."),
    OutcomeWord("killing", .killed, [.transitive], "A shell hit the market, killing 12 people."),
    OutcomeWord("died", .killed, [.verb], "At least 12 people died."),
    OutcomeWord("drowned", .killed, [.verb], "Off the coast 12 migrants drowned."),
    OutcomeWord("perished", .killed, [.verb], "In the fire 12 workers perished."),
    OutcomeWord("deaths", .killed, [.noun], "The clinic reported 12 deaths."),
    OutcomeWord("fatalities", .killed, [.noun], "The police confirmed 12 fatalities."),
    OutcomeWord("murdered", .killed, [.passive, .transitive], "The gang murdered 12 villagers."),
    OutcomeWord("massacred", .killed, [.passive, .transitive], "The militia massacred 12 villagers."),
    OutcomeWord("beheaded", .killed, [.passive, .transitive], "That day 12 men were beheaded."),
    OutcomeWord("lynched", .killed, [.passive, .transitive], "A mob lynched 12 men."),
    OutcomeWord("slaughtered", .killed, [.passive, .transitive], "The militia slaughtered 12 villagers."),
    OutcomeWord("succumbed", .killed, [.verb], "In all 12 patients succumbed."),
    OutcomeWord("executed", .killed, [.passive, .transitive], "The rebels executed 12 prisoners."),
    OutcomeWord("bodies", .killed, [.transitive, .named], "Divers found the bodies of 12 migrants."),
    OutcomeWord("corpses", .killed, [.transitive, .named], "They saw the corpses of 12 men."),
    OutcomeWord("toll", .killed, [.toll], "The death toll rose to 12."),
    OutcomeWord("casualties", .casualty, [.noun], "The army admitted 12 casualties."),
    OutcomeWord("injuries", .injured, [.noun], "The clashes left 12 injuries."),
    OutcomeWord("injured", .injured, [.adjective, .passive, .transitive], "The crash injured 12 passengers."),
    OutcomeWord("injures", .injured, [.transitive], "Blast injures 12 people in the north."),
    OutcomeWord("wounds", .injured, [.transitive], "Bomb wounds 12 people in the north."),
    OutcomeWord("injuring", .injured, [.transitive], "A wall fell, injuring 12 workers."),
    OutcomeWord("wounded", .injured, [.adjective, .passive, .transitive], "Another 12 were wounded."),
    OutcomeWord("wounding", .injured, [.transitive], "Gunmen opened fire, wounding 12 students."),
    OutcomeWord("hurt", .injured, [.adjective, .passive, .transitive], "No fewer than 12 people were hurt."),
    OutcomeWord("missing", .missing, [.adjective, .passive], "Some 12 sailors are missing."),
    OutcomeWord("disappeared", .missing, [.verb], "That week 12 students disappeared."),
    OutcomeWord("unaccounted", .missing, [.adjective, .passive], "Some 12 sailors are unaccounted for."),
    OutcomeWord("seized", .abducted, [.passive, .transitive, .named], "Gunmen seized 12 girls."),
    OutcomeWord("abducted", .abducted, [.passive, .transitive], "Armed men abducted 12 girls."),
    OutcomeWord("abducting", .abducted, [.transitive], "They burned the camp, abducting 12 women."),
    OutcomeWord("kidnapped", .abducted, [.passive, .transitive], "That month 12 nurses were kidnapped."),
    OutcomeWord("kidnapping", .abducted, [.transitive], "They admit kidnapping 12 nurses."),
    OutcomeWord("displaced", .displaced, [.adjective, .passive, .transitive], "Floods displaced 12 families."),
    OutcomeWord("displacing", .displaced, [.transitive], "The river rose, displacing 12 families."),
    OutcomeWord("evacuated", .displaced, [.passive, .transitive, .named], "On Sunday 12 families were evacuated."),
    OutcomeWord("uprooted", .displaced, [.passive, .transitive], "The fighting uprooted 12 families."),
    OutcomeWord("fled", .displaced, [.verb], "By noon 12 families had fled."),
  ]
}

/// The nouns for people, one of which is what a number counts if it counts victims.
enum PeopleNoun {
  /// Plurals whose singular has no "s", or ends in "man".
  static let regular = """
    persons civilians victims residents villagers inhabitants citizens locals migrants refugees girls boys infants
    students pupils teachers youths adults elders individuals passengers tourists worshippers protesters demonstrators
    bystanders soldiers troops servicemen servicewomen officers policemen policewomen peacekeepers fighters militants
    rebels gunmen insurgents combatants guards rangers recruits hostages prisoners detainees inmates workers miners
    farmers fishermen drivers sailors nurses doctors medics patients journalists reporters activists volunteers employees
    members herders traders gendarmes priests pilgrims shepherds nomads hunters vendors shoppers fans mourners commuters
    clerics monks imams lawyers judges politicians officials paramedics firefighters rescuers hikers climbers skiers
    militiamen jihadists islamists extremists attackers guerrillas separatists terrorists mercenaries commandos marines
    conscripts reservists commanders bandits dissidents assailants raiders loyalists deserters smugglers gangsters
    teenagers minors toddlers relatives brothers sisters sons daughters parents fathers mothers grandparents siblings
    foreigners nationals settlers returnees evacuees pastoralists labourers laborers contractors engineers shopkeepers
    nuns pastors lawmakers councillors candidates diplomats researchers experts bodyguards motorists cyclists pedestrians
    crewmembers crewmen seafarers divers pilots technicians scientists interpreters translators cameramen photographers
    peasants widows orphans newborns schoolchildren schoolgirls schoolboys beneficiaries
    """
  static let irregular = """
    people person men man women woman children child babies baby families households police others staff personnel crew
    clergy idp idps pows
    """
}

/// Function words that stand between a number and the word of its outcome.
enum FunctionWord {
  /// Forms of "be" before a participle, and what stands for them.
  static let auxiliaries = "was were been be being are is got remain remains remained"
  /// What may stand between these and the participle, besides words in "-ly": "are still missing".
  static let adverbs = "still also later now all already"
  /// What may follow the counted noun before the verb: "12 residents of the camp were …", "12 people have …".
  static let openers = "of in from at near on who have had has and or including under over aged"
  /// What stands before an age: "children under 5", "under the age of 5", "a group aged 5".
  static let ageWords = "under over aged age"
  /// What may stand between a number and the verb before it: "killed at least 12", "the killing of 12".
  static let approximators = """
    at least most more fewer less than about around some nearly almost over up to an a estimated another as many
    approximately roughly only of all
    """
  /// What stands before a verb that tells of nothing that happened: "could kill 12", "denied killing 12".
  static let unreal = "could may might would can will should must to not never denied deny denies denying"
  /// What stands before those who are named out of others: "12 dead, including 3 children".
  static let inclusions = "including them whom"
  static let numerals = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
  /// What begins an object, so that the word before it is no participle: "12 men killed the guard".
  static let determiners = "the a an his her their its our at several many"
}
