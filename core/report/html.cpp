// Writes a report as a page of HTML.
#include <string_view>

#include "report.hpp"

namespace malvag::report {
namespace {

// Black on white with a hairline and a shape for each mark, so that a copy in grey loses nothing.
constexpr std::string_view look = R"css(
@page{size:A4;margin:18mm}
*{box-sizing:border-box}
body{font:16px/1.5 "Open Sans","Segoe UI",Arial,sans-serif;color:#15222a;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.125rem;margin:1.5rem 0 .25rem;break-after:avoid}
h3{font-size:1rem;margin:0}
p{margin:.25rem 0}
.lead{font-size:1.125rem}
.tags{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0;padding:0;list-style:none}
.tags li{border:1px solid #5a6b75;border-radius:4px;padding:0 .5rem;font-size:.875rem;font-weight:600}
.figures,.choices{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:.5rem 0;padding:0;list-style:none}
.figures li,.choices li{border:1px solid #5a6b75;border-radius:6px;padding:.75rem;break-inside:avoid}
.number{font-size:1.5rem;font-weight:700;display:block}
.letter{font-weight:700}
.price{border-top:1px solid #c9d2d8;margin-top:.5rem;padding-top:.5rem}
.price span{color:#4a5a64}
dl{display:grid;grid-template-columns:10rem 1fr;gap:.25rem 1rem;margin:.5rem 0}
dt{font-weight:600}
dd{margin:0}
@media(max-width:30rem){dl{grid-template-columns:1fr}}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{border-bottom:1px solid #c9d2d8;padding:.25rem .5rem;text-align:right;font-variant-numeric:tabular-nums}
th:first-child,td:first-child{text-align:left}
footer{margin-top:2rem;border-top:1px solid #c9d2d8;padding-top:.5rem;color:#4a5a64;font-size:.875rem}
)css";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char sign : text) {
    switch (sign) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += sign;
    }
  }
  return safe;
}

void add(std::string& page, std::string_view before, std::string_view text,
         std::string_view after) {
  if (text.empty()) return;
  page.append(before).append(escaped(text)).append(after).append("\n");
}

void add_tags(std::string& page, const std::vector<Tag>& tags) {
  if (tags.empty()) return;
  page += "<ul class=\"tags\">\n";
  for (const Tag& tag : tags) add(page, "<li>", tag.words, "</li>");
  page += "</ul>\n";
}

void add_figures(std::string& page, const std::vector<Figure>& figures) {
  if (figures.empty()) return;
  page += "<ul class=\"figures\">\n";
  for (const Figure& figure : figures) {
    page += "<li>";
    add(page, "", figure.about, "");
    add(page, "<span class=\"number\">", figure.number, "</span>");
    add(page, "<span>", figure.note, "</span>");
    page += "</li>\n";
  }
  page += "</ul>\n";
}

void add_choices(std::string& page, const std::vector<Choice>& choices) {
  if (choices.empty()) return;
  page += "<ol class=\"choices\">\n";
  for (const Choice& choice : choices) {
    page += "<li>";
    page += "<h3><span class=\"letter\">" + escaped(choice.letter) + ".</span> " +
            escaped(choice.title) + "</h3>\n";
    add(page, "<p>", choice.text, "</p>");
    if (!choice.price.empty()) {
      page += "<p class=\"price\"><span>" + escaped(choice.price_label) + "</span> " +
              escaped(choice.price) + "</p>\n";
    }
    page += "</li>\n";
  }
  page += "</ol>\n";
}

void add_terms(std::string& page, const std::vector<Term>& terms) {
  if (terms.empty()) return;
  page += "<dl>\n";
  for (const Term& term : terms) {
    page += "<dt>" + escaped(term.name) + "</dt><dd>" + escaped(term.words) + "</dd>\n";
  }
  page += "</dl>\n";
}

void add_table(std::string& page, const Table& table) {
  if (table.heads.empty()) return;
  page += "<table>\n<thead><tr>";
  for (const std::string& head : table.heads) {
    page += "<th scope=\"col\">" + escaped(head) + "</th>";
  }
  page += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    page += "<tr>";
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      page += cell == 0 ? "<th scope=\"row\">" : "<td>";
      page += escaped(row[cell]) + (cell == 0 ? "</th>" : "</td>");
    }
    page += "</tr>\n";
  }
  page += "</tbody>\n</table>\n";
}

bool is_picture_alone(const Section& section) {
  Section alone;
  alone.title = section.title;
  alone.picture = section.picture;
  return section.picture.kind != Picture::Kind::none && section == alone;
}

void add_section(std::string& page, const Section& section) {
  page += "<section>\n";
  add(page, "<h2>", section.title, "</h2>");
  add_tags(page, section.tags);
  add_figures(page, section.figures);
  for (const std::string& paragraph : section.paragraphs) add(page, "<p>", paragraph, "</p>");
  add_terms(page, section.terms);
  if (!section.points.empty()) {
    page += "<ul>\n";
    for (const std::string& point : section.points) add(page, "<li>", point, "</li>");
    page += "</ul>\n";
  }
  add_choices(page, section.choices);
  add_table(page, section.table);
  page += "</section>\n";
}

}  // namespace

std::string html(const Report& report) {
  std::string page = "<!doctype html>\n<html lang=\"" + escaped(report.language) + "\">\n<head>\n";
  page += "<meta charset=\"utf-8\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page +=
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  add(page, "<title>", report.title, "</title>");
  page.append("<style>").append(look).append("</style>\n</head>\n<body>\n<main>\n");
  add(page, "<h1>", report.title, "</h1>");
  add_tags(page, report.tags);
  add(page, "<p class=\"lead\">", report.lead, "</p>");
  for (const Section& section : report.sections) {
    if (!is_picture_alone(section)) add_section(page, section);
  }
  page += "</main>\n";
  add(page, "<footer>", report.foot, "</footer>");
  page += "</body>\n</html>\n";
  return page;
}

}  // namespace malvag::report
