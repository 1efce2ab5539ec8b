"""The terms of the vocabulary as pyoxigraph nodes, made by `beleidsgraaf.ontology.generate`.

Longer than a module should be because it holds one line a term; do not edit it by hand.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode


class BG:
    """Terms of this vocabulary."""

    NS: Final = "https://w3id.org/beleidsgraaf/ns#"
    AMOUNT: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#AMOUNT")
    Action: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Action")
    Advice: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Advice")
    AdvisoryBody: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#AdvisoryBody")
    Agenda: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Agenda")
    Amendment: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Amendment")
    Amount: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Amount")
    Annex: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Annex")
    Annotation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Annotation")
    AnnualReport: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#AnnualReport")
    Answer: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Answer")
    AnswerSet: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#AnswerSet")
    Association: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Association")
    Bill: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Bill")
    Budget: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Budget")
    Cabinet: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Cabinet")
    CalendarValue: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#CalendarValue")
    CaribbeanPublicBody: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#CaribbeanPublicBody")
    CaseLaw: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#CaseLaw")
    CentralGovernment: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#CentralGovernment")
    Chamber: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Chamber")
    Citation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Citation")
    Claim: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Claim")
    Commitment: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Commitment")
    CommitmentList: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#CommitmentList")
    Committee: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Committee")
    Company: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Company")
    Confirmation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Confirmation")
    ConsultationReport: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ConsultationReport")
    Correction: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Correction")
    Court: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Court")
    Covenant: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Covenant")
    CurationDecision: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#CurationDecision")
    DATE: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#DATE")
    DOC: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#DOC")
    Decision: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Decision")
    DecisionNote: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#DecisionNote")
    Derivation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Derivation")
    Directorate: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Directorate")
    Document: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Document")
    Dossier: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Dossier")
    EVENT: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#EVENT")
    EvaluationReport: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#EvaluationReport")
    Event: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Event")
    ExecutiveAgency: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ExecutiveAgency")
    ExplanatoryMemorandum: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ExplanatoryMemorandum")
    FieldEvidence: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#FieldEvidence")
    Finding: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Finding")
    GovernmentPost: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#GovernmentPost")
    HighCouncil: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#HighCouncil")
    IndependentAgency: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#IndependentAgency")
    InformalCitation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#InformalCitation")
    Inspectorate: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Inspectorate")
    Intention: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Intention")
    InternationalBody: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#InternationalBody")
    JointBody: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#JointBody")
    KnowledgeInstitute: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#KnowledgeInstitute")
    LAW: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#LAW")
    Law: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Law")
    Letter: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Letter")
    Medium: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Medium")
    MeetingReport: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#MeetingReport")
    Mention: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Mention")
    Merge: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Merge")
    Method: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Method")
    Ministry: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Ministry")
    MonetaryAmount: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#MonetaryAmount")
    Motion: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Motion")
    Municipality: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Municipality")
    OFFICE: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#OFFICE")
    ORG: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ORG")
    OfficialGazette: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#OfficialGazette")
    PERSON: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PERSON")
    PROGRAMME: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PROGRAMME")
    Page: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Page")
    ParliamentaryGroup: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ParliamentaryGroup")
    PlaceReference: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PlaceReference")
    Plan: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Plan")
    PlanningBureau: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PlanningBureau")
    PolicyInstrument: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PolicyInstrument")
    PolicyNote: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PolicyNote")
    Position: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Position")
    Post: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Post")
    PressRelease: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PressRelease")
    Proceedings: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Proceedings")
    Programme: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Programme")
    ProgressReport: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ProgressReport")
    Province: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Province")
    PublicBody: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#PublicBody")
    Question: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Question")
    QuestionSet: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#QuestionSet")
    Recommendation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Recommendation")
    RegisteredCommitment: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#RegisteredCommitment")
    Regulation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Regulation")
    Rejection: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Rejection")
    Relation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Relation")
    Report: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Report")
    Request: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Request")
    ResearchReport: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ResearchReport")
    Reuse: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Reuse")
    Run: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Run")
    Signature: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Signature")
    SourceFile: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#SourceFile")
    SourceText: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#SourceText")
    Speech: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Speech")
    StatesGeneral: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#StatesGeneral")
    Value: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#Value")
    WaterBoard: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#WaterBoard")
    WooDecision: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#WooDecision")
    WooRequest: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#WooRequest")
    abbreviation: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#abbreviation")
    about: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#about")
    acting: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#acting")
    actual: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#actual")
    addressee: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#addressee")
    alsoOnBehalf: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#alsoOnBehalf")
    amends: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#amends")
    annexOf: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#annexOf")
    answerDue: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#answerDue")
    answeredBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#answeredBy")
    answeredElsewhere: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#answeredElsewhere")
    answeredIn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#answeredIn")
    answers: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#answers")
    askedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#askedBy")
    askedOn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#askedOn")
    attributedTo: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#attributedTo")
    budget: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#budget")
    capacity: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#capacity")
    category: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#category")
    chamber: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#chamber")
    citationForm: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#citationForm")
    citationsResolved: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#citationsResolved")
    claimant: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#claimant")
    commissionedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#commissionedBy")
    completeness: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#completeness")
    concerns: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#concerns")
    confidence: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#confidence")
    confidenceReason: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#confidenceReason")
    configurationHash: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#configurationHash")
    consistency: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#consistency")
    contradictedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#contradictedBy")
    coreference: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#coreference")
    dateContradictedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#dateContradictedBy")
    debateNamedIn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#debateNamedIn")
    decidedAt: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#decidedAt")
    decidedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#decidedBy")
    declaredSettledIn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#declaredSettledIn")
    denotesClass: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#denotesClass")
    describes: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#describes")
    desired: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#desired")
    differsFrom: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#differsFrom")
    dossierNumber: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#dossierNumber")
    dueBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#dueBy")
    dueFrom: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#dueFrom")
    dueText: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#dueText")
    entersIntoForce: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#entersIntoForce")
    executedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#executedBy")
    fScore: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#fScore")
    field: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#field")
    fieldsPresent: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#fieldsPresent")
    fileName: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#fileName")
    firstDay: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#firstDay")
    following: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#following")
    form: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form")
    form_aanhangsel: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-aanhangsel")
    form_blg: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-blg")
    form_bwb: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-bwb")
    form_celex: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-celex")
    form_cjeu: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-cjeu")
    form_cvdr: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-cvdr")
    form_dossier: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-dossier")
    form_ecli: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-ecli")
    form_handelingen: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-handelingen")
    form_ibid: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-ibid")
    form_kamernummer: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-kamernummer")
    form_kamerstuk: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-kamerstuk")
    form_kamervraag: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-kamervraag")
    form_kenmerk: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-kenmerk")
    form_ljn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-ljn")
    form_noot: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-noot")
    form_ronl: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-ronl")
    form_stb: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-stb")
    form_stcrt: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-stcrt")
    form_toezegging: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-toezegging")
    form_trb: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-trb")
    form_url: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#form-url")
    fulfilled: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#fulfilled")
    fulfilledBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#fulfilledBy")
    goldStandard: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#goldStandard")
    holdsOffice: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#holdsOffice")
    implementedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#implementedBy")
    inDocument: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#inDocument")
    inheritedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#inheritedBy")
    introducedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#introducedBy")
    joinedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#joinedBy")
    lastDay: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#lastDay")
    length: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#length")
    locator: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#locator")
    meanConfidence: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#meanConfidence")
    measuredKind: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#measuredKind")
    memberOf: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#memberOf")
    mentionType: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#mentionType")
    mentionsLinked: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#mentionsLinked")
    mergedInto: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#mergedInto")
    method: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#method")
    modality: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#modality")
    negative: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#negative")
    newValue: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#newValue")
    normalized: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#normalized")
    number: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#number")
    officeHolder: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#officeHolder")
    oldValue: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#oldValue")
    open: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#open")
    ourReference: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#ourReference")
    overdue: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#overdue")
    own: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#own")
    pageNumber: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#pageNumber")
    partOf: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#partOf")
    participatesIn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#participatesIn")
    passage: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#passage")
    path: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#path")
    perPeriod: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#perPeriod")
    planned: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#planned")
    pointsToAnnex: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#pointsToAnnex")
    polarity: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#polarity")
    portfolio: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#portfolio")
    positive: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#positive")
    possible: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#possible")
    post: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#post")
    postponed: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#postponed")
    postponedTo: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#postponedTo")
    precision: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#precision")
    promisedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#promisedBy")
    promisedIn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#promisedIn")
    questionNumber: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#questionNumber")
    questionsAnswered: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#questionsAnswered")
    readerVersion: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#readerVersion")
    realizedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#realizedBy")
    reason: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#reason")
    recall: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#recall")
    reference: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#reference")
    registerKey: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#registerKey")
    registeredStatus: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#registeredStatus")
    reliability: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#reliability")
    repeatedIn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#repeatedIn")
    repetitionContradictedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#repetitionContradictedBy")
    replaces: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#replaces")
    repliesTo: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#repliesTo")
    resolvesTo: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#resolvesTo")
    responsibleBody: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#responsibleBody")
    responsibleFor: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#responsibleFor")
    reusedFrom: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#reusedFrom")
    sender: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#sender")
    sequenceNumber: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#sequenceNumber")
    sessionYear: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#sessionYear")
    settledBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#settledBy")
    settledOn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#settledOn")
    sha256: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#sha256")
    signatory: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#signatory")
    signature: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#signature")
    signedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#signedBy")
    similarity: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#similarity")
    since: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#since")
    status: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#status")
    statusContradictedBy: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#statusContradictedBy")
    succeeds: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#succeeds")
    text: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#text")
    unit: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#unit")
    unresolved: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#unresolved")
    until: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#until")
    verified: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#verified")
    version: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#version")
    violations: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#violations")
    withdrawn: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#withdrawn")
    yourReference: Final = NamedNode("https://w3id.org/beleidsgraaf/ns#yourReference")


class RDF:
    """Terms of RDF."""

    NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    Statement: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement")
    object: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#object")
    predicate: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
    subject: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")
    type: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    value: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#value")


class RDFS:
    """Terms of RDF Schema."""

    NS: Final = "http://www.w3.org/2000/01/rdf-schema#"
    comment: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
    label: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    seeAlso: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso")
    subClassOf: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    subPropertyOf: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#subPropertyOf")


class OWL:
    """Terms of OWL."""

    NS: Final = "http://www.w3.org/2002/07/owl#"
    sameAs: Final = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
    versionInfo: Final = NamedNode("http://www.w3.org/2002/07/owl#versionInfo")


class XSD:
    """Terms of XML Schema datatypes."""

    NS: Final = "http://www.w3.org/2001/XMLSchema#"


class OA:
    """Terms of Web Annotation."""

    NS: Final = "http://www.w3.org/ns/oa#"
    Annotation: Final = NamedNode("http://www.w3.org/ns/oa#Annotation")
    FragmentSelector: Final = NamedNode("http://www.w3.org/ns/oa#FragmentSelector")
    SpecificResource: Final = NamedNode("http://www.w3.org/ns/oa#SpecificResource")
    TextPositionSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextPositionSelector")
    TextQuoteSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")
    XPathSelector: Final = NamedNode("http://www.w3.org/ns/oa#XPathSelector")
    end: Final = NamedNode("http://www.w3.org/ns/oa#end")
    exact: Final = NamedNode("http://www.w3.org/ns/oa#exact")
    hasBody: Final = NamedNode("http://www.w3.org/ns/oa#hasBody")
    hasSelector: Final = NamedNode("http://www.w3.org/ns/oa#hasSelector")
    hasSource: Final = NamedNode("http://www.w3.org/ns/oa#hasSource")
    hasTarget: Final = NamedNode("http://www.w3.org/ns/oa#hasTarget")
    prefix: Final = NamedNode("http://www.w3.org/ns/oa#prefix")
    start: Final = NamedNode("http://www.w3.org/ns/oa#start")
    suffix: Final = NamedNode("http://www.w3.org/ns/oa#suffix")


class PROV:
    """Terms of PROV-O."""

    NS: Final = "http://www.w3.org/ns/prov#"
    Activity: Final = NamedNode("http://www.w3.org/ns/prov#Activity")
    Agent: Final = NamedNode("http://www.w3.org/ns/prov#Agent")
    Attribution: Final = NamedNode("http://www.w3.org/ns/prov#Attribution")
    Entity: Final = NamedNode("http://www.w3.org/ns/prov#Entity")
    Person: Final = NamedNode("http://www.w3.org/ns/prov#Person")
    SoftwareAgent: Final = NamedNode("http://www.w3.org/ns/prov#SoftwareAgent")
    agent: Final = NamedNode("http://www.w3.org/ns/prov#agent")
    endedAtTime: Final = NamedNode("http://www.w3.org/ns/prov#endedAtTime")
    generated: Final = NamedNode("http://www.w3.org/ns/prov#generated")
    generatedAtTime: Final = NamedNode("http://www.w3.org/ns/prov#generatedAtTime")
    hadRole: Final = NamedNode("http://www.w3.org/ns/prov#hadRole")
    qualifiedAttribution: Final = NamedNode("http://www.w3.org/ns/prov#qualifiedAttribution")
    startedAtTime: Final = NamedNode("http://www.w3.org/ns/prov#startedAtTime")
    used: Final = NamedNode("http://www.w3.org/ns/prov#used")
    wasAssociatedWith: Final = NamedNode("http://www.w3.org/ns/prov#wasAssociatedWith")
    wasAttributedTo: Final = NamedNode("http://www.w3.org/ns/prov#wasAttributedTo")
    wasDerivedFrom: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
    wasGeneratedBy: Final = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")
    wasInvalidatedBy: Final = NamedNode("http://www.w3.org/ns/prov#wasInvalidatedBy")
    wasQuotedFrom: Final = NamedNode("http://www.w3.org/ns/prov#wasQuotedFrom")


class ORG:
    """Terms of the Organization Ontology."""

    NS: Final = "http://www.w3.org/ns/org#"
    FormalOrganization: Final = NamedNode("http://www.w3.org/ns/org#FormalOrganization")
    Membership: Final = NamedNode("http://www.w3.org/ns/org#Membership")
    Organization: Final = NamedNode("http://www.w3.org/ns/org#Organization")
    OrganizationalUnit: Final = NamedNode("http://www.w3.org/ns/org#OrganizationalUnit")
    Post: Final = NamedNode("http://www.w3.org/ns/org#Post")
    Role: Final = NamedNode("http://www.w3.org/ns/org#Role")
    classification: Final = NamedNode("http://www.w3.org/ns/org#classification")
    heldBy: Final = NamedNode("http://www.w3.org/ns/org#heldBy")
    holds: Final = NamedNode("http://www.w3.org/ns/org#holds")
    identifier: Final = NamedNode("http://www.w3.org/ns/org#identifier")
    member: Final = NamedNode("http://www.w3.org/ns/org#member")
    memberDuring: Final = NamedNode("http://www.w3.org/ns/org#memberDuring")
    memberOf: Final = NamedNode("http://www.w3.org/ns/org#memberOf")
    organization: Final = NamedNode("http://www.w3.org/ns/org#organization")
    postIn: Final = NamedNode("http://www.w3.org/ns/org#postIn")
    purpose: Final = NamedNode("http://www.w3.org/ns/org#purpose")
    role: Final = NamedNode("http://www.w3.org/ns/org#role")
    subOrganizationOf: Final = NamedNode("http://www.w3.org/ns/org#subOrganizationOf")
    unitOf: Final = NamedNode("http://www.w3.org/ns/org#unitOf")


class FOAF:
    """Terms of FOAF."""

    NS: Final = "http://xmlns.com/foaf/0.1/"
    Agent: Final = NamedNode("http://xmlns.com/foaf/0.1/Agent")
    Document: Final = NamedNode("http://xmlns.com/foaf/0.1/Document")
    Person: Final = NamedNode("http://xmlns.com/foaf/0.1/Person")
    homepage: Final = NamedNode("http://xmlns.com/foaf/0.1/homepage")
    name: Final = NamedNode("http://xmlns.com/foaf/0.1/name")
    page: Final = NamedNode("http://xmlns.com/foaf/0.1/page")


class CPOV:
    """Terms of the Core Public Organisation Vocabulary."""

    NS: Final = "http://data.europa.eu/m8g/"
    PublicOrganisation: Final = NamedNode("http://data.europa.eu/m8g/PublicOrganisation")


class SKOS:
    """Terms of SKOS."""

    NS: Final = "http://www.w3.org/2004/02/skos/core#"
    Concept: Final = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
    ConceptScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    altLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    broader: Final = NamedNode("http://www.w3.org/2004/02/skos/core#broader")
    closeMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#closeMatch")
    definition: Final = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
    exactMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
    example: Final = NamedNode("http://www.w3.org/2004/02/skos/core#example")
    hasTopConcept: Final = NamedNode("http://www.w3.org/2004/02/skos/core#hasTopConcept")
    hiddenLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#hiddenLabel")
    inScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    notation: Final = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
    prefLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    relatedMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#relatedMatch")
    topConceptOf: Final = NamedNode("http://www.w3.org/2004/02/skos/core#topConceptOf")


class DCTERMS:
    """Terms of DCMI Metadata Terms."""

    NS: Final = "http://purl.org/dc/terms/"
    LicenseDocument: Final = NamedNode("http://purl.org/dc/terms/LicenseDocument")
    alternative: Final = NamedNode("http://purl.org/dc/terms/alternative")
    conformsTo: Final = NamedNode("http://purl.org/dc/terms/conformsTo")
    created: Final = NamedNode("http://purl.org/dc/terms/created")
    creator: Final = NamedNode("http://purl.org/dc/terms/creator")
    date: Final = NamedNode("http://purl.org/dc/terms/date")
    dateSubmitted: Final = NamedNode("http://purl.org/dc/terms/dateSubmitted")
    description: Final = NamedNode("http://purl.org/dc/terms/description")
    format: Final = NamedNode("http://purl.org/dc/terms/format")
    hasPart: Final = NamedNode("http://purl.org/dc/terms/hasPart")
    identifier: Final = NamedNode("http://purl.org/dc/terms/identifier")
    isPartOf: Final = NamedNode("http://purl.org/dc/terms/isPartOf")
    isReferencedBy: Final = NamedNode("http://purl.org/dc/terms/isReferencedBy")
    isReplacedBy: Final = NamedNode("http://purl.org/dc/terms/isReplacedBy")
    issued: Final = NamedNode("http://purl.org/dc/terms/issued")
    language: Final = NamedNode("http://purl.org/dc/terms/language")
    license: Final = NamedNode("http://purl.org/dc/terms/license")
    modified: Final = NamedNode("http://purl.org/dc/terms/modified")
    publisher: Final = NamedNode("http://purl.org/dc/terms/publisher")
    references: Final = NamedNode("http://purl.org/dc/terms/references")
    relation: Final = NamedNode("http://purl.org/dc/terms/relation")
    replaces: Final = NamedNode("http://purl.org/dc/terms/replaces")
    source: Final = NamedNode("http://purl.org/dc/terms/source")
    subject: Final = NamedNode("http://purl.org/dc/terms/subject")
    temporal: Final = NamedNode("http://purl.org/dc/terms/temporal")
    title: Final = NamedNode("http://purl.org/dc/terms/title")
    type: Final = NamedNode("http://purl.org/dc/terms/type")
    valid: Final = NamedNode("http://purl.org/dc/terms/valid")


class DCAT:
    """Terms of DCAT."""

    NS: Final = "http://www.w3.org/ns/dcat#"
    Catalog: Final = NamedNode("http://www.w3.org/ns/dcat#Catalog")
    CatalogRecord: Final = NamedNode("http://www.w3.org/ns/dcat#CatalogRecord")
    Dataset: Final = NamedNode("http://www.w3.org/ns/dcat#Dataset")
    Distribution: Final = NamedNode("http://www.w3.org/ns/dcat#Distribution")
    Resource: Final = NamedNode("http://www.w3.org/ns/dcat#Resource")
    accessURL: Final = NamedNode("http://www.w3.org/ns/dcat#accessURL")
    byteSize: Final = NamedNode("http://www.w3.org/ns/dcat#byteSize")
    distribution: Final = NamedNode("http://www.w3.org/ns/dcat#distribution")
    downloadURL: Final = NamedNode("http://www.w3.org/ns/dcat#downloadURL")
    endDate: Final = NamedNode("http://www.w3.org/ns/dcat#endDate")
    keyword: Final = NamedNode("http://www.w3.org/ns/dcat#keyword")
    landingPage: Final = NamedNode("http://www.w3.org/ns/dcat#landingPage")
    mediaType: Final = NamedNode("http://www.w3.org/ns/dcat#mediaType")
    startDate: Final = NamedNode("http://www.w3.org/ns/dcat#startDate")
    theme: Final = NamedNode("http://www.w3.org/ns/dcat#theme")


class CITO:
    """Terms of CiTO."""

    NS: Final = "http://purl.org/spar/cito/"
    Citation: Final = NamedNode("http://purl.org/spar/cito/Citation")
    cites: Final = NamedNode("http://purl.org/spar/cito/cites")
    citesForInformation: Final = NamedNode("http://purl.org/spar/cito/citesForInformation")
    hasCitedEntity: Final = NamedNode("http://purl.org/spar/cito/hasCitedEntity")
    hasCitingEntity: Final = NamedNode("http://purl.org/spar/cito/hasCitingEntity")
    isCitedBy: Final = NamedNode("http://purl.org/spar/cito/isCitedBy")
    repliesTo: Final = NamedNode("http://purl.org/spar/cito/repliesTo")


class SCHEMA:
    """Terms of schema.org."""

    NS: Final = "https://schema.org/"
    Answer: Final = NamedNode("https://schema.org/Answer")
    CreativeWork: Final = NamedNode("https://schema.org/CreativeWork")
    Event: Final = NamedNode("https://schema.org/Event")
    MonetaryAmount: Final = NamedNode("https://schema.org/MonetaryAmount")
    Project: Final = NamedNode("https://schema.org/Project")
    QuantitativeValue: Final = NamedNode("https://schema.org/QuantitativeValue")
    Question: Final = NamedNode("https://schema.org/Question")
    about: Final = NamedNode("https://schema.org/about")
    currency: Final = NamedNode("https://schema.org/currency")
    encoding: Final = NamedNode("https://schema.org/encoding")
    endDate: Final = NamedNode("https://schema.org/endDate")
    isPartOf: Final = NamedNode("https://schema.org/isPartOf")
    name: Final = NamedNode("https://schema.org/name")
    recipient: Final = NamedNode("https://schema.org/recipient")
    sender: Final = NamedNode("https://schema.org/sender")
    startDate: Final = NamedNode("https://schema.org/startDate")
    unitText: Final = NamedNode("https://schema.org/unitText")
    url: Final = NamedNode("https://schema.org/url")
    value: Final = NamedNode("https://schema.org/value")


class ELI:
    """Terms of ELI."""

    NS: Final = "http://data.europa.eu/eli/ontology#"
    LegalExpression: Final = NamedNode("http://data.europa.eu/eli/ontology#LegalExpression")
    LegalResource: Final = NamedNode("http://data.europa.eu/eli/ontology#LegalResource")
    amends: Final = NamedNode("http://data.europa.eu/eli/ontology#amends")
    cites: Final = NamedNode("http://data.europa.eu/eli/ontology#cites")
    first_date_entry_in_force: Final = NamedNode("http://data.europa.eu/eli/ontology#first_date_entry_in_force")
    id_local: Final = NamedNode("http://data.europa.eu/eli/ontology#id_local")
    title_short: Final = NamedNode("http://data.europa.eu/eli/ontology#title_short")
    type_document: Final = NamedNode("http://data.europa.eu/eli/ontology#type_document")


class TIME:
    """Terms of OWL-Time."""

    NS: Final = "http://www.w3.org/2006/time#"
    Instant: Final = NamedNode("http://www.w3.org/2006/time#Instant")
    Interval: Final = NamedNode("http://www.w3.org/2006/time#Interval")
    ProperInterval: Final = NamedNode("http://www.w3.org/2006/time#ProperInterval")
    TemporalEntity: Final = NamedNode("http://www.w3.org/2006/time#TemporalEntity")
    hasBeginning: Final = NamedNode("http://www.w3.org/2006/time#hasBeginning")
    hasEnd: Final = NamedNode("http://www.w3.org/2006/time#hasEnd")
    inXSDDate: Final = NamedNode("http://www.w3.org/2006/time#inXSDDate")
    inXSDgYear: Final = NamedNode("http://www.w3.org/2006/time#inXSDgYear")
    inXSDgYearMonth: Final = NamedNode("http://www.w3.org/2006/time#inXSDgYearMonth")


class DQV:
    """Terms of the Data Quality Vocabulary."""

    NS: Final = "http://www.w3.org/ns/dqv#"
    Dimension: Final = NamedNode("http://www.w3.org/ns/dqv#Dimension")
    Metric: Final = NamedNode("http://www.w3.org/ns/dqv#Metric")
    QualityMeasurement: Final = NamedNode("http://www.w3.org/ns/dqv#QualityMeasurement")
    computedOn: Final = NamedNode("http://www.w3.org/ns/dqv#computedOn")
    hasQualityMeasurement: Final = NamedNode("http://www.w3.org/ns/dqv#hasQualityMeasurement")
    inDimension: Final = NamedNode("http://www.w3.org/ns/dqv#inDimension")
    isMeasurementOf: Final = NamedNode("http://www.w3.org/ns/dqv#isMeasurementOf")
    value: Final = NamedNode("http://www.w3.org/ns/dqv#value")


def term(local_name: str) -> NamedNode:
    """Give a term of this vocabulary; KeyError for one that the ontology does not declare."""
    node = BG.__dict__.get(local_name.replace("-", "_"))
    if not isinstance(node, NamedNode):
        raise KeyError(f"no such term in the ontology: bg:{local_name}")
    return node
