// The sums on a computed conflict's card, as a reader adds them up.
#include <catch_amalgamated.hpp>

#include "../../../core/plan/json.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

// The card whose title has `part`, with its sums opened.
void open_sums(Driver& driver, const std::string& plan, const std::string& part) {
  driver.open_sample();
  driver.start();
  driver.open(plan, "plan.json");
  driver.press("link", "Målkonflikter");
  driver.work();
  for (const std::string& id : driver.mirror().all("link", "")) {
    const std::string name = text_of(driver.node(id), "name");
    if (id.find("konflikt/") != 0 || name.find(part) == std::string::npos) continue;
    driver.press("link", name);
    break;
  }
  driver.press("button", "Så är det räknat");
}

std::vector<std::string> rows_of(const Driver& driver, const std::string& list) {
  const std::string parent = driver.get("list", list);
  std::vector<std::string> rows;
  for (const std::string& id : driver.mirror().all("item", "")) {
    if (text_of(driver.node(id), "parent") == parent)
      rows.push_back(text_of(driver.node(id), "name"));
  }
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("a KPI in percent is added up in percent, and one without a unit names none") {
  const auto plan = [](const std::string& unit) {
    return R"({"format":"malvag-plan","version":1,"language":"sv",
"plan":{"id":"p","title":"Plan","kind":"operational","period":{"from":2025,"to":2026}},
"bodies":[{"id":"b","title":"Styrelsen","kind":"executiveBoard"}],
"frames":[{"id":"f","body":"b","room":{"2025":100}}],
"goals":[{"id":"g","title":"Friskare"}],
"kpis":[{"id":"k","goal":"g","title":"Sjukfrånvaro","unit":")" +
           unit + R"(","direction":"lower","baseline":{"value":0.05},
"target":{"2025":{"operator":"<=","value":0.02}}}],
"measures":[{"id":"m","title":"Stöd","body":"b","costs":{"2025":5},
"effects":[{"on":"k","amount":{"2025":-0.015}}],"goals":["g"]}]})";
  };
  Driver driver;
  open_sums(driver, plan("%"), "Friskare");
  CHECK(rows_of(driver, "Friskare: Sjukfrånvaro 2025, %") ==
        Rows{"Före alla åtgärder: 5,0", "Stöd: −1,5", "Summa: 3,5", "Målet kräver: högst 2,0",
             "Fattas: 1,5"});
  Driver other;
  open_sums(other, plan(""), "Friskare");
  CHECK(rows_of(other, "Friskare: Sjukfrånvaro 2025").front() == "Före alla åtgärder: 0,050");
}

TEST_CASE("parts are added up beside their whole, and what is saved beside what others pay") {
  const std::string kinds = file_bytes("tests/data/conflict_kinds.json");
  Driver parts;
  open_sums(parts, kinds, "delarna ger inte helheten");
  CHECK(rows_of(parts, "Vårdplatser 2021, platser") == Rows{"Styrelsen: 30", "Vårdnämnden: 60",
                                                            "Summa: 90", "Målet kräver: minst 100",
                                                            "Skillnad: 10"});
  Driver spill;
  open_sums(spill, kinds, "kostar för");
  CHECK(rows_of(spill, "Styrelsen sparar, mkr") ==
        Rows{"2020: −0,10", "2021: −0,10", "Summa: −0,20"});
  CHECK(rows_of(spill, "Andra betalar, mkr") ==
        Rows{"Vårdnämnden: +0,25", "Summa: +0,25", "Sammanlagt: +0,05"});
}

}  // namespace malvag::test
