"""A small set of sentences, each judged by hand before the rules were tried on it.

Half of each list is what a rule shall find, half is what looks like it and is none.
"""

PRODUCT = (
    "Vi behöver ett nytt system för passbyten.",
    "Vi vill ha en app där man ser vem som har nyckeln.",
    "Köp in läsplattor till alla avdelningar.",
    "Kommunen borde införa en chattbot på webbplatsen.",
    "Det borde finnas en app för felanmälan.",
    "Vi skulle vilja ha sensorer i alla papperskorgar.",
    "Vi måste få ett gemensamt verktyg för bokningar.",
    "Personalen behöver en digital plattform.",
    "Vi vill köpa Power BI till alla chefer.",
    "Tänk om det fanns en smart kamera vid varje övergång.",
    "Vi önskar en portal för vikarier.",
    "Utveckla en egen e-tjänst för bygglov.",
    "Vi behöver fler licenser till Copilot.",
    "Ge oss en robot som hämtar tvätten.",
    "Inför AI i handläggningen.",
    "We need an app that shows free parking.",
    "We want to buy drones for roof inspections.",
    "There should be a shared database of suppliers.",
    "The city should implement a chatbot.",
    "We would like a better booking system.",
)
NO_PRODUCT = (
    "Vi loggar in i tre system innan vi kan börja.",
    "Vi behöver hitta nyckeln utan att ringa runt.",
    "Vi vill slippa fler system.",
    "Vi behöver inte en app till.",
    "Appen visar fel tid för bussen.",
    "Vi behöver veta vem som har kört vilken bil.",
    "Systemet går ner varje fredag.",
    "Vi vill kunna arbeta utan nya verktyg.",
    "Boende behöver komma ut varje dag.",
    "Vi saknar tid att läsa igenom alla svar.",
    "Besökare hittar inte rätt i entrén.",
    "Man måste ringa för att boka om.",
    "Portalen kräver att man är inloggad.",
    "Vi söker efter blanketter på fyra ställen.",
    "Det tar en timme att starta datorn.",
    "Vi vill att alla barn ska få mat de tål.",
    "We need to know which bin is full.",
    "The system is slow every Monday.",
    "Nobody wants another system, so we want fewer tools.",
    "Visitors should find the way without asking.",
)

SEVERAL = (
    "Vi letar nycklar. Ett annat problem är att larmet går på natten.",
    "Bussen är sen. För det andra saknas väderskydd.",
    "Maten är kall. Vi behöver också fler cyklar.",
    "Porten kärvar. En helt annan sak är att trapphuset är mörkt.",
    "Vi saknar tid. Dessutom vill vi ha hjälp med schemat.",
    "Det läcker. Jag passar på att säga att hissen står still.",
    "- Porten kärvar\n- Hissen står\n- Maten är kall",
    "The bus is late. We also need a shelter.",
)
ONE = (
    "Vi letar nycklar. Dessutom tar det tid.",
    "Bussen är sen, och då blir alla sena.",
    "Det tar en timme om dagen. Även helger.",
    "Ena gången är det porten, nästa gång larmet: allt beror på nyckeln.",
    "Vi har provat två saker:\n- listor\n- skåp",
    "Nyckeln är borta. Det är också dyrt.",
    "Ett problem är att ingen vet var bilen står.",
    "The bus is late. It is also cold.",
)

PERSONAL = (
    "Brukaren 850709-9805 fick vänta.",
    "Ärendet gäller 198507099805.",
    "Skriv till anna.berg@home.example om det.",
    "Ring 033-35 70 00 så svarar jag.",
    "Ring mig på 070-123 45 67.",
    "Fru Andersson ramlade på natten.",
    "Undersköterskan Maria letade en timme.",
    "Samordningsnummer 701063-2391 stod fel.",
    "Call +46 70 123 45 67 after five.",
    "Mrs Smith waited for two hours.",
)
NOT_PERSONAL = (
    "Diarienummer 2026-1234 gäller taket.",
    "Numret 850709-9804 är påhittat.",
    "Det kostar 120 000 kr om året.",
    "Vi ringde 12 gånger på 3 dagar.",
    "Avtal 20260101-20271231 löper ut.",
    "Kvarteret Doktor Belfrages gata saknar belysning.",
    "Undersköterskan letade en timme.",
    "Stockholm har löst det.",
    "Organisationsnumret 556036-0793 står på fakturan.",
    "Between 2019 and 2024 it took 45 minutes.",
)

MEASURED = (
    "Väntan går från tre dagar till en.",
    "Nyckeln finns i 98 procent av fallen.",
    "Ingen letar nycklar.",
    "Hälften så många felanmälningar.",
    "Svar inom 24 timmar.",
    "Aldrig mer än en kvarts väntan, två gånger om dagen.",
    "Alla barn får mat de tål.",
    "The wait is halved.",
)
UNMEASURED = (
    "Det blir bättre för de boende.",
    "Personalen känner sig tryggare.",
    "Snabbare handläggning.",
    "Enklare att hitta rätt.",
    "En god vardag i hemtjänsten.",
    "Smidigare vardag.",
    "Residents are happier.",
    "Faster answers.",
)
