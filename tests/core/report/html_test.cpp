// A report as a page: what it says is there, nothing of it is taken for markup, and it asks for
// nothing from elsewhere.
#include <catch_amalgamated.hpp>

#include "../../../core/report/report.hpp"

using namespace malvag;

namespace {

bool has(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

report::Report full() {
  report::Report report;
  report.language = "sv";
  report.title = "Kostnader eller <hälsa> & \"ro\"?";
  report.lead = "Tre bedömare";
  report.tags = {{report::Mark::example, "Exempel"}};
  report::Section section;
  section.title = "Vägar";
  section.figures = {{"Sjukfrånvaro", "4,6 %", "lägre än"}};
  section.paragraphs = {"<script>alert(1)</script>"};
  section.terms = {{"Ni valde", "Vänta < ett år"}};
  section.points = {"En fråga"};
  section.choices = {{"A", "Vänta", "Till våren", "Ni avstår", "tid"}};
  section.table = {{"Åtgärd", "mkr"}, {{"Resor", "1,2"}, {"Mat", "−3"}}};
  report.sections = {section};
  report.foot = "Gjord i Målvåg";
  return report;
}

}  // namespace

TEST_CASE("every text of a report stands on its page, in order") {
  const std::string page = report::html(full());
  std::size_t at = 0;
  for (const char* words :
       {"&lt;hälsa&gt; &amp; &quot;ro&quot;", "Exempel", "Tre bedömare", "Vägar", "Sjukfrånvaro",
        "4,6 %", "&lt;script&gt;", "<dt>Ni valde</dt><dd>Vänta &lt; ett år</dd>", "En fråga",
        "Vänta", "Ni avstår", "tid", "Åtgärd", "Resor", "−3", "Gjord i Målvåg"}) {
    CAPTURE(words);
    const std::size_t found = page.find(words, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("a page runs nothing and fetches nothing") {
  const std::string page = report::html(full());
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "http:"));
  CHECK_FALSE(has(page, "https:"));
  CHECK_FALSE(has(page, " src="));
  CHECK_FALSE(has(page, "href="));
  CHECK(has(page, "default-src 'none'"));
  CHECK(has(page, "<html lang=\"sv\">"));
}

TEST_CASE("each row of a table has a head of its own") {
  const std::string page = report::html(full());
  CHECK(has(page, "<th scope=\"row\">Resor</th><td>1,2</td>"));
  CHECK(has(page, "<th scope=\"col\">mkr</th>"));
}
