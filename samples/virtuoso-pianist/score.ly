\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "The Virtuoso Pianist"
  pdfauthor = "Charles-Louis Hanon"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
}
\bookpart {
  \paper { print-page-number = ##f  oddFooterMarkup = ##f  evenFooterMarkup = ##f }
  \markup \fill-line { \center-column {
    \postscript "mark /Title <FEFF005400690074006C006500200070006100670065> /View [/Fit] /OUT pdfmark"
    \vspace #14
    \abs-fontsize #18 "Charles-Louis Hanon"
    \vspace #4
    \abs-fontsize #34 \bold "The Virtuoso Pianist"
    \vspace #2
    \abs-fontsize #17 \italic "Part I: Exercises 1–20"
    \vspace #22
    \abs-fontsize #12 "First published in 1873"
    \abs-fontsize #10 "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  } }
}
\bookpart {
  \paper {
    oddFooterMarkup = ##f  evenFooterMarkup = ##f
    tocTitleMarkup = \markup \column { \vspace #2
      \fill-line { \fontsize #5 \bold Contents } \vspace #2 }
    tocItemMarkup = \markup \column { \fontsize #2 \fill-with-pattern #1 #RIGHT .
      \fromproperty #'toc:text \fromproperty #'toc:page \vspace #0.5 }
  }
  \markup \postscript "mark /Title <FEFF0043006F006E00740065006E00740073> /View [/Fit] /OUT pdfmark"
  \markuplist \table-of-contents
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 1"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200031> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 1" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-2 f16-3 g16-4 a16-5 g16-4 f16-3 e16-2 |
        d16 f16 g16 a16 b16 a16 g16 f16 |
        e16 g16 a16 b16 c'16 b16 a16 g16 |
        \clef "treble" f16 a16 b16 c'16 d'16 c'16 b16 a16 |
        g16 b16 c'16 d'16 e'16 d'16 c'16 b16 |
        a16 c'16 d'16 e'16 f'16 e'16 d'16 c'16 |
        b16 d'16 e'16 f'16 g'16 f'16 e'16 d'16 |
        c'16 e'16 f'16 g'16 a'16 g'16 f'16 e'16 |
        d'16 f'16 g'16 a'16 b'16 a'16 g'16 f'16 |
        e'16 g'16 a'16 b'16 c''16 b'16 a'16 g'16 |
        f'16 a'16 b'16 c''16 d''16 c''16 b'16 a'16 |
        g'16 b'16 c''16 d''16 e''16 d''16 c''16 b'16 |
        a'16 c''16 d''16 e''16 f''16 e''16 d''16 c''16 |
        b'16 d''16 e''16 f''16 g''16 f''16 e''16 d''16 |
        \bar "||" g''16-5 e''16-4 d''16-3 c''16-2 b'16-1 c''16-2 d''16-3 e''16-4 |
        f''16 d''16 c''16 b'16 a'16 b'16 c''16 d''16 |
        e''16 c''16 b'16 a'16 g'16 a'16 b'16 c''16 |
        d''16 b'16 a'16 g'16 f'16 g'16 a'16 b'16 |
        c''16 a'16 g'16 f'16 e'16 f'16 g'16 a'16 |
        b'16 g'16 f'16 e'16 d'16 e'16 f'16 g'16 |
        a'16 f'16 e'16 d'16 c'16 d'16 e'16 f'16 |
        g'16 e'16 d'16 c'16 b16 c'16 d'16 e'16 |
        f'16 d'16 c'16 b16 a16 b16 c'16 d'16 |
        e'16 c'16 b16 a16 g16 a16 b16 c'16 |
        d'16 b16 a16 g16 f16 g16 a16 b16 |
        \clef "bass" c'16 a16 g16 f16 e16 f16 g16 a16 |
        b16 g16 f16 e16 d16 e16 f16 g16 |
        a16 f16 e16 d16 c16 d16 e16 f16 |
        g16 e16 d16 c16 b,16 c16 d16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-4 f,16-3 g,16-2 a,16-1 g,16-2 f,16-3 e,16-4 |
        d,16 f,16 g,16 a,16 b,16 a,16 g,16 f,16 |
        e,16 g,16 a,16 b,16 c16 b,16 a,16 g,16 |
        f,16 a,16 b,16 c16 d16 c16 b,16 a,16 |
        g,16 b,16 c16 d16 e16 d16 c16 b,16 |
        a,16 c16 d16 e16 f16 e16 d16 c16 |
        b,16 d16 e16 f16 g16 f16 e16 d16 |
        c16 e16 f16 g16 a16 g16 f16 e16 |
        d16 f16 g16 a16 b16 a16 g16 f16 |
        e16 g16 a16 b16 c'16 b16 a16 g16 |
        f16 a16 b16 c'16 d'16 c'16 b16 a16 |
        g16 b16 c'16 d'16 e'16 d'16 c'16 b16 |
        a16 c'16 d'16 e'16 f'16 e'16 d'16 c'16 |
        b16 d'16 e'16 f'16 g'16 f'16 e'16 d'16 |
        g'16-1 e'16-2 d'16-3 c'16-4 b16-5 c'16-4 d'16-3 e'16-2 |
        f'16 d'16 c'16 b16 a16 b16 c'16 d'16 |
        e'16 c'16 b16 a16 g16 a16 b16 c'16 |
        d'16 b16 a16 g16 f16 g16 a16 b16 |
        c'16 a16 g16 f16 e16 f16 g16 a16 |
        b16 g16 f16 e16 d16 e16 f16 g16 |
        a16 f16 e16 d16 c16 d16 e16 f16 |
        g16 e16 d16 c16 b,16 c16 d16 e16 |
        f16 d16 c16 b,16 a,16 b,16 c16 d16 |
        e16 c16 b,16 a,16 g,16 a,16 b,16 c16 |
        d16 b,16 a,16 g,16 f,16 g,16 a,16 b,16 |
        c16 a,16 g,16 f,16 e,16 f,16 g,16 a,16 |
        b,16 g,16 f,16 e,16 d,16 e,16 f,16 g,16 |
        a,16 f,16 e,16 d,16 c,16 d,16 e,16 f,16 |
        g,16 e,16 d,16 c,16 b,,16 c,16 d,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 2"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200032> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 2" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-2 a16-5 g16-4 f16-3 g16-4 f16-3 e16-2 |
        d16 f16 b16 a16 g16 a16 g16 f16 |
        e16 g16 c'16 b16 a16 b16 a16 g16 |
        \clef "treble" f16 a16 d'16 c'16 b16 c'16 b16 a16 |
        g16 b16 e'16 d'16 c'16 d'16 c'16 b16 |
        a16 c'16 f'16 e'16 d'16 e'16 d'16 c'16 |
        b16 d'16 g'16 f'16 e'16 f'16 e'16 d'16 |
        c'16 e'16 a'16 g'16 f'16 g'16 f'16 e'16 |
        d'16 f'16 b'16 a'16 g'16 a'16 g'16 f'16 |
        e'16 g'16 c''16 b'16 a'16 b'16 a'16 g'16 |
        f'16 a'16 d''16 c''16 b'16 c''16 b'16 a'16 |
        g'16 b'16 e''16 d''16 c''16 d''16 c''16 b'16 |
        a'16 c''16 f''16 e''16 d''16 e''16 d''16 c''16 |
        b'16 d''16 g''16 f''16 e''16 f''16 e''16 d''16 |
        \bar "||" g''16-5 d''16-3 b'16-1 c''16-2 d''16-3 c''16-2 d''16-3 e''16-4 |
        f''16 c''16 a'16 b'16 c''16 b'16 c''16 d''16 |
        e''16 b'16 g'16 a'16 b'16 a'16 b'16 c''16 |
        d''16 a'16 f'16 g'16 a'16 g'16 a'16 b'16 |
        c''16 g'16 e'16 f'16 g'16 f'16 g'16 a'16 |
        b'16 f'16 d'16 e'16 f'16 e'16 f'16 g'16 |
        a'16 e'16 c'16 d'16 e'16 d'16 e'16 f'16 |
        g'16 d'16 b16 c'16 d'16 c'16 d'16 e'16 |
        f'16 c'16 a16 b16 c'16 b16 c'16 d'16 |
        e'16 b16 g16 a16 b16 a16 b16 c'16 |
        d'16 a16 f16 g16 a16 g16 a16 b16 |
        \clef "bass" c'16 g16 e16 f16 g16 f16 g16 a16 |
        b16 f16 d16 e16 f16 e16 f16 g16 |
        a16 e16 c16 d16 e16 d16 e16 f16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-4 a,16-1 g,16-2 f,16-3 g,16-2 f,16-3 e,16-4 |
        d,16 f,16 b,16 a,16 g,16 a,16 g,16 f,16 |
        e,16 g,16 c16 b,16 a,16 b,16 a,16 g,16 |
        f,16 a,16 d16 c16 b,16 c16 b,16 a,16 |
        g,16 b,16 e16 d16 c16 d16 c16 b,16 |
        a,16 c16 f16 e16 d16 e16 d16 c16 |
        b,16 d16 g16 f16 e16 f16 e16 d16 |
        c16 e16 a16 g16 f16 g16 f16 e16 |
        d16 f16 b16 a16 g16 a16 g16 f16 |
        e16 g16 c'16 b16 a16 b16 a16 g16 |
        f16 a16 d'16 c'16 b16 c'16 b16 a16 |
        g16 b16 e'16 d'16 c'16 d'16 c'16 b16 |
        a16 c'16 f'16 e'16 d'16 e'16 d'16 c'16 |
        b16 d'16 g'16 f'16 e'16 f'16 e'16 d'16 |
        g'16-1 d'16-3 b16-5 c'16-4 d'16-3 c'16-4 d'16-3 e'16-2 |
        f'16 c'16 a16 b16 c'16 b16 c'16 d'16 |
        e'16 b16 g16 a16 b16 a16 b16 c'16 |
        d'16 a16 f16 g16 a16 g16 a16 b16 |
        c'16 g16 e16 f16 g16 f16 g16 a16 |
        b16 f16 d16 e16 f16 e16 f16 g16 |
        a16 e16 c16 d16 e16 d16 e16 f16 |
        g16 d16 b,16 c16 d16 c16 d16 e16 |
        f16 c16 a,16 b,16 c16 b,16 c16 d16 |
        e16 b,16 g,16 a,16 b,16 a,16 b,16 c16 |
        d16 a,16 f,16 g,16 a,16 g,16 a,16 b,16 |
        c16 g,16 e,16 f,16 g,16 f,16 g,16 a,16 |
        b,16 f,16 d,16 e,16 f,16 e,16 f,16 g,16 |
        a,16 e,16 c,16 d,16 e,16 d,16 e,16 f,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 3"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200033> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 3" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-2 a16-5 g16-4 f16-3 e16-2 f16-3 g16-4 |
        d16 f16 b16 a16 g16 f16 g16 a16 |
        e16 g16 c'16 b16 a16 g16 a16 b16 |
        \clef "treble" f16 a16 d'16 c'16 b16 a16 b16 c'16 |
        g16 b16 e'16 d'16 c'16 b16 c'16 d'16 |
        a16 c'16 f'16 e'16 d'16 c'16 d'16 e'16 |
        b16 d'16 g'16 f'16 e'16 d'16 e'16 f'16 |
        c'16 e'16 a'16 g'16 f'16 e'16 f'16 g'16 |
        d'16 f'16 b'16 a'16 g'16 f'16 g'16 a'16 |
        e'16 g'16 c''16 b'16 a'16 g'16 a'16 b'16 |
        f'16 a'16 d''16 c''16 b'16 a'16 b'16 c''16 |
        g'16 b'16 e''16 d''16 c''16 b'16 c''16 d''16 |
        a'16 c''16 f''16 e''16 d''16 c''16 d''16 e''16 |
        b'16 d''16 g''16 f''16 e''16 d''16 e''16 f''16 |
        \bar "||" g''16-5 d''16-3 b'16-1 c''16-2 d''16-3 e''16-4 d''16-3 c''16-2 |
        f''16 c''16 a'16 b'16 c''16 d''16 c''16 b'16 |
        e''16 b'16 g'16 a'16 b'16 c''16 b'16 a'16 |
        d''16 a'16 f'16 g'16 a'16 b'16 a'16 g'16 |
        c''16 g'16 e'16 f'16 g'16 a'16 g'16 f'16 |
        b'16 f'16 d'16 e'16 f'16 g'16 f'16 e'16 |
        a'16 e'16 c'16 d'16 e'16 f'16 e'16 d'16 |
        g'16 d'16 b16 c'16 d'16 e'16 d'16 c'16 |
        f'16 c'16 a16 b16 c'16 d'16 c'16 b16 |
        e'16 b16 g16 a16 b16 c'16 b16 a16 |
        d'16 a16 f16 g16 a16 b16 a16 g16 |
        \clef "bass" c'16 g16 e16 f16 g16 a16 g16 f16 |
        b16 f16 d16 e16 f16 g16 f16 e16 |
        a16 e16 c16 d16 e16 f16 e16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-4 a,16-1 g,16-2 f,16-3 e,16-4 f,16-3 g,16-2 |
        d,16 f,16 b,16 a,16 g,16 f,16 g,16 a,16 |
        e,16 g,16 c16 b,16 a,16 g,16 a,16 b,16 |
        f,16 a,16 d16 c16 b,16 a,16 b,16 c16 |
        g,16 b,16 e16 d16 c16 b,16 c16 d16 |
        a,16 c16 f16 e16 d16 c16 d16 e16 |
        b,16 d16 g16 f16 e16 d16 e16 f16 |
        c16 e16 a16 g16 f16 e16 f16 g16 |
        d16 f16 b16 a16 g16 f16 g16 a16 |
        e16 g16 c'16 b16 a16 g16 a16 b16 |
        f16 a16 d'16 c'16 b16 a16 b16 c'16 |
        g16 b16 e'16 d'16 c'16 b16 c'16 d'16 |
        a16 c'16 f'16 e'16 d'16 c'16 d'16 e'16 |
        b16 d'16 g'16 f'16 e'16 d'16 e'16 f'16 |
        g'16-1 d'16-3 b16-5 c'16-4 d'16-3 e'16-2 d'16-3 c'16-4 |
        f'16 c'16 a16 b16 c'16 d'16 c'16 b16 |
        e'16 b16 g16 a16 b16 c'16 b16 a16 |
        d'16 a16 f16 g16 a16 b16 a16 g16 |
        c'16 g16 e16 f16 g16 a16 g16 f16 |
        b16 f16 d16 e16 f16 g16 f16 e16 |
        a16 e16 c16 d16 e16 f16 e16 d16 |
        g16 d16 b,16 c16 d16 e16 d16 c16 |
        f16 c16 a,16 b,16 c16 d16 c16 b,16 |
        e16 b,16 g,16 a,16 b,16 c16 b,16 a,16 |
        d16 a,16 f,16 g,16 a,16 b,16 a,16 g,16 |
        c16 g,16 e,16 f,16 g,16 a,16 g,16 f,16 |
        b,16 f,16 d,16 e,16 f,16 g,16 f,16 e,16 |
        a,16 e,16 c,16 d,16 e,16 f,16 e,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 4"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200034> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 4" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16 d16 c16 e16 a16 g16 f16 e16 |
        d16 e16 d16 f16 b16 a16 g16 f16 |
        e16 f16 e16 g16 c'16 b16 a16 g16 |
        \clef "treble" f16 g16 f16 a16 d'16 c'16 b16 a16 |
        g16 a16 g16 b16 e'16 d'16 c'16 b16 |
        a16 b16 a16 c'16 f'16 e'16 d'16 c'16 |
        b16 c'16 b16 d'16 g'16 f'16 e'16 d'16 |
        c'16 d'16 c'16 e'16 a'16 g'16 f'16 e'16 |
        d'16 e'16 d'16 f'16 b'16 a'16 g'16 f'16 |
        e'16 f'16 e'16 g'16 c''16 b'16 a'16 g'16 |
        f'16 g'16 f'16 a'16 d''16 c''16 b'16 a'16 |
        g'16 a'16 g'16 b'16 e''16 d''16 c''16 b'16 |
        a'16 b'16 a'16 c''16 f''16 e''16 d''16 c''16 |
        b'16 c''16 b'16 d''16 g''16 f''16 e''16 d''16 |
        \bar "||" g''16 f''16 g''16 d''16 b'16 c''16 d''16 e''16 |
        f''16 e''16 f''16 c''16 a'16 b'16 c''16 d''16 |
        e''16 d''16 e''16 b'16 g'16 a'16 b'16 c''16 |
        d''16 c''16 d''16 a'16 f'16 g'16 a'16 b'16 |
        c''16 b'16 c''16 g'16 e'16 f'16 g'16 a'16 |
        b'16 a'16 b'16 f'16 d'16 e'16 f'16 g'16 |
        a'16 g'16 a'16 e'16 c'16 d'16 e'16 f'16 |
        g'16 f'16 g'16 d'16 b16 c'16 d'16 e'16 |
        f'16 e'16 f'16 c'16 a16 b16 c'16 d'16 |
        e'16 d'16 e'16 b16 g16 a16 b16 c'16 |
        d'16 c'16 d'16 a16 f16 g16 a16 b16 |
        \clef "bass" c'16 b16 c'16 g16 e16 f16 g16 a16 |
        b16 a16 b16 f16 d16 e16 f16 g16 |
        a16 g16 a16 e16 c16 d16 e16 f16 |
        g16 f16 g16 d16 b,16 c16 d16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16 d,16 c,16 e,16 a,16 g,16 f,16 e,16 |
        d,16 e,16 d,16 f,16 b,16 a,16 g,16 f,16 |
        e,16 f,16 e,16 g,16 c16 b,16 a,16 g,16 |
        f,16 g,16 f,16 a,16 d16 c16 b,16 a,16 |
        g,16 a,16 g,16 b,16 e16 d16 c16 b,16 |
        a,16 b,16 a,16 c16 f16 e16 d16 c16 |
        b,16 c16 b,16 d16 g16 f16 e16 d16 |
        c16 d16 c16 e16 a16 g16 f16 e16 |
        d16 e16 d16 f16 b16 a16 g16 f16 |
        e16 f16 e16 g16 c'16 b16 a16 g16 |
        f16 g16 f16 a16 d'16 c'16 b16 a16 |
        g16 a16 g16 b16 e'16 d'16 c'16 b16 |
        a16 b16 a16 c'16 f'16 e'16 d'16 c'16 |
        b16 c'16 b16 d'16 g'16 f'16 e'16 d'16 |
        g'16 f'16 g'16 d'16 b16 c'16 d'16 e'16 |
        f'16 e'16 f'16 c'16 a16 b16 c'16 d'16 |
        e'16 d'16 e'16 b16 g16 a16 b16 c'16 |
        d'16 c'16 d'16 a16 f16 g16 a16 b16 |
        c'16 b16 c'16 g16 e16 f16 g16 a16 |
        b16 a16 b16 f16 d16 e16 f16 g16 |
        a16 g16 a16 e16 c16 d16 e16 f16 |
        g16 f16 g16 d16 b,16 c16 d16 e16 |
        f16 e16 f16 c16 a,16 b,16 c16 d16 |
        e16 d16 e16 b,16 g,16 a,16 b,16 c16 |
        d16 c16 d16 a,16 f,16 g,16 a,16 b,16 |
        c16 b,16 c16 g,16 e,16 f,16 g,16 a,16 |
        b,16 a,16 b,16 f,16 d,16 e,16 f,16 g,16 |
        a,16 g,16 a,16 e,16 c,16 d,16 e,16 f,16 |
        g,16 f,16 g,16 d,16 b,,16 c,16 d,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 5"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200035> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 5" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 a16-5 g16-4 a16-5 f16-3 g16-4 e16-2 f16-3 |
        d16 b16 a16 b16 g16 a16 f16 g16 |
        e16 c'16 b16 c'16 a16 b16 g16 a16 |
        \clef "treble" f16 d'16 c'16 d'16 b16 c'16 a16 b16 |
        g16 e'16 d'16 e'16 c'16 d'16 b16 c'16 |
        a16 f'16 e'16 f'16 d'16 e'16 c'16 d'16 |
        b16 g'16 f'16 g'16 e'16 f'16 d'16 e'16 |
        c'16 a'16 g'16 a'16 f'16 g'16 e'16 f'16 |
        d'16 b'16 a'16 b'16 g'16 a'16 f'16 g'16 |
        e'16 c''16 b'16 c''16 a'16 b'16 g'16 a'16 |
        f'16 d''16 c''16 d''16 b'16 c''16 a'16 b'16 |
        g'16 e''16 d''16 e''16 c''16 d''16 b'16 c''16 |
        a'16 f''16 e''16 f''16 d''16 e''16 c''16 d''16 |
        b'16 g''16 f''16 g''16 e''16 f''16 d''16 e''16 |
        \bar "||" c''16-1 d''16-2 c''16-1 e''16-3 d''16-2 f''16-4 e''16-3 g''16-5 |
        b'16 c''16 b'16 d''16 c''16 e''16 d''16 f''16 |
        a'16 b'16 a'16 c''16 b'16 d''16 c''16 e''16 |
        g'16 a'16 g'16 b'16 a'16 c''16 b'16 d''16 |
        f'16 g'16 f'16 a'16 g'16 b'16 a'16 c''16 |
        e'16 f'16 e'16 g'16 f'16 a'16 g'16 b'16 |
        d'16 e'16 d'16 f'16 e'16 g'16 f'16 a'16 |
        c'16 d'16 c'16 e'16 d'16 f'16 e'16 g'16 |
        b16 c'16 b16 d'16 c'16 e'16 d'16 f'16 |
        a16 b16 a16 c'16 b16 d'16 c'16 e'16 |
        g16 a16 g16 b16 a16 c'16 b16 d'16 |
        f16 g16 f16 a16 g16 b16 a16 c'16 |
        \clef "bass" e16 f16 e16 g16 f16 a16 g16 b16 |
        d16 e16 d16 f16 e16 g16 f16 a16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 a,16-1 g,16-2 a,16-1 f,16-3 g,16-2 e,16-4 f,16-3 |
        d,16 b,16 a,16 b,16 g,16 a,16 f,16 g,16 |
        e,16 c16 b,16 c16 a,16 b,16 g,16 a,16 |
        f,16 d16 c16 d16 b,16 c16 a,16 b,16 |
        g,16 e16 d16 e16 c16 d16 b,16 c16 |
        a,16 f16 e16 f16 d16 e16 c16 d16 |
        b,16 g16 f16 g16 e16 f16 d16 e16 |
        c16 a16 g16 a16 f16 g16 e16 f16 |
        d16 b16 a16 b16 g16 a16 f16 g16 |
        e16 c'16 b16 c'16 a16 b16 g16 a16 |
        f16 d'16 c'16 d'16 b16 c'16 a16 b16 |
        g16 e'16 d'16 e'16 c'16 d'16 b16 c'16 |
        a16 f'16 e'16 f'16 d'16 e'16 c'16 d'16 |
        b16 g'16 f'16 g'16 e'16 f'16 d'16 e'16 |
        c'16-5 d'16-4 c'16-5 e'16-3 d'16-4 f'16-2 e'16-3 g'16-1 |
        b16 c'16 b16 d'16 c'16 e'16 d'16 f'16 |
        a16 b16 a16 c'16 b16 d'16 c'16 e'16 |
        g16 a16 g16 b16 a16 c'16 b16 d'16 |
        f16 g16 f16 a16 g16 b16 a16 c'16 |
        e16 f16 e16 g16 f16 a16 g16 b16 |
        d16 e16 d16 f16 e16 g16 f16 a16 |
        c16 d16 c16 e16 d16 f16 e16 g16 |
        b,16 c16 b,16 d16 c16 e16 d16 f16 |
        a,16 b,16 a,16 c16 b,16 d16 c16 e16 |
        g,16 a,16 g,16 b,16 a,16 c16 b,16 d16 |
        f,16 g,16 f,16 a,16 g,16 b,16 a,16 c16 |
        e,16 f,16 e,16 g,16 f,16 a,16 g,16 b,16 |
        d,16 e,16 d,16 f,16 e,16 g,16 f,16 a,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 6"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200036> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 6" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 a16-5 g16-4 a16-5 f16-3 a16-5 e16-2 a16-5 |
        d16 b16 a16 b16 g16 b16 f16 b16 |
        e16 c'16 b16 c'16 a16 c'16 g16 c'16 |
        \clef "treble" f16 d'16 c'16 d'16 b16 d'16 a16 d'16 |
        g16 e'16 d'16 e'16 c'16 e'16 b16 e'16 |
        a16 f'16 e'16 f'16 d'16 f'16 c'16 f'16 |
        b16 g'16 f'16 g'16 e'16 g'16 d'16 g'16 |
        c'16 a'16 g'16 a'16 f'16 a'16 e'16 a'16 |
        d'16 b'16 a'16 b'16 g'16 b'16 f'16 b'16 |
        e'16 c''16 b'16 c''16 a'16 c''16 g'16 c''16 |
        f'16 d''16 c''16 d''16 b'16 d''16 a'16 d''16 |
        g'16 e''16 d''16 e''16 c''16 e''16 b'16 e''16 |
        a'16 f''16 e''16 f''16 d''16 f''16 c''16 f''16 |
        b'16 g''16 f''16 g''16 e''16 g''16 d''16 c''16 |
        \bar "||" g''16-5 b'16-1 c''16-2 b'16-1 d''16-3 b'16-1 e''16-4 b'16-1 |
        f''16 a'16 b'16 a'16 c''16 a'16 d''16 a'16 |
        e''16 g'16 a'16 g'16 b'16 g'16 c''16 g'16 |
        d''16 f'16 g'16 f'16 a'16 f'16 b'16 f'16 |
        c''16 e'16 f'16 e'16 g'16 e'16 a'16 e'16 |
        b'16 d'16 e'16 d'16 f'16 d'16 g'16 d'16 |
        a'16 c'16 d'16 c'16 e'16 c'16 f'16 c'16 |
        g'16 b16 c'16 b16 d'16 b16 e'16 b16 |
        f'16 a16 b16 a16 c'16 a16 d'16 a16 |
        e'16 g16 a16 g16 b16 g16 c'16 g16 |
        d'16 f16 g16 f16 a16 f16 b16 f16 |
        \clef "bass" c'16 e16 f16 e16 g16 e16 a16 e16 |
        b16 d16 e16 d16 f16 d16 g16 d16 |
        a16 c16 d16 c16 e16 c16 f16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 a,16-1 g,16-2 a,16-1 f,16-3 a,16-1 e,16-4 a,16-1 |
        d,16 b,16 a,16 b,16 g,16 b,16 f,16 b,16 |
        e,16 c16 b,16 c16 a,16 c16 g,16 c16 |
        f,16 d16 c16 d16 b,16 d16 a,16 d16 |
        g,16 e16 d16 e16 c16 e16 b,16 e16 |
        a,16 f16 e16 f16 d16 f16 c16 f16 |
        b,16 g16 f16 g16 e16 g16 d16 g16 |
        c16 a16 g16 a16 f16 a16 e16 a16 |
        d16 b16 a16 b16 g16 b16 f16 b16 |
        e16 c'16 b16 c'16 a16 c'16 g16 c'16 |
        f16 d'16 c'16 d'16 b16 d'16 a16 d'16 |
        g16 e'16 d'16 e'16 c'16 e'16 b16 e'16 |
        a16 f'16 e'16 f'16 d'16 f'16 c'16 f'16 |
        b16 g'16 f'16 g'16 e'16 g'16 d'16 c'16 |
        g'16-1 b16-5 c'16-4 b16-5 d'16-3 b16-5 e'16-2 b16-5 |
        f'16 a16 b16 a16 c'16 a16 d'16 a16 |
        e'16 g16 a16 g16 b16 g16 c'16 g16 |
        d'16 f16 g16 f16 a16 f16 b16 f16 |
        c'16 e16 f16 e16 g16 e16 a16 e16 |
        b16 d16 e16 d16 f16 d16 g16 d16 |
        a16 c16 d16 c16 e16 c16 f16 c16 |
        g16 b,16 c16 b,16 d16 b,16 e16 b,16 |
        f16 a,16 b,16 a,16 c16 a,16 d16 a,16 |
        e16 g,16 a,16 g,16 b,16 g,16 c16 g,16 |
        d16 f,16 g,16 f,16 a,16 f,16 b,16 f,16 |
        c16 e,16 f,16 e,16 g,16 e,16 a,16 e,16 |
        b,16 d,16 e,16 d,16 f,16 d,16 g,16 d,16 |
        a,16 c,16 d,16 c,16 e,16 c,16 f,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 7"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200037> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 7" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-3 d16-2 f16-4 e16-3 g16-5 f16-4 e16-3 |
        d16 f16 e16 g16 f16 a16 g16 f16 |
        e16 g16 f16 a16 g16 b16 a16 g16 |
        \clef "treble" f16 a16 g16 b16 a16 c'16 b16 a16 |
        g16 b16 a16 c'16 b16 d'16 c'16 b16 |
        a16 c'16 b16 d'16 c'16 e'16 d'16 c'16 |
        b16 d'16 c'16 e'16 d'16 f'16 e'16 d'16 |
        c'16 e'16 d'16 f'16 e'16 g'16 f'16 e'16 |
        d'16 f'16 e'16 g'16 f'16 a'16 g'16 f'16 |
        e'16 g'16 f'16 a'16 g'16 b'16 a'16 g'16 |
        f'16 a'16 g'16 b'16 a'16 c''16 b'16 a'16 |
        g'16 b'16 a'16 c''16 b'16 d''16 c''16 b'16 |
        a'16 c''16 b'16 d''16 c''16 e''16 d''16 c''16 |
        b'16 d''16 c''16 e''16 d''16 f''16 e''16 d''16 |
        \bar "||" g''16-5 e''16-3 f''16-4 d''16-2 e''16-3 c''16-1 d''16-2 e''16-3 |
        f''16 d''16 e''16 c''16 d''16 b'16 c''16 d''16 |
        e''16 c''16 d''16 b'16 c''16 a'16 b'16 c''16 |
        d''16 b'16 c''16 a'16 b'16 g'16 a'16 b'16 |
        c''16 a'16 b'16 g'16 a'16 f'16 g'16 a'16 |
        b'16 g'16 a'16 f'16 g'16 e'16 f'16 g'16 |
        a'16 f'16 g'16 e'16 f'16 d'16 e'16 f'16 |
        g'16 e'16 f'16 d'16 e'16 c'16 d'16 e'16 |
        f'16 d'16 e'16 c'16 d'16 b16 c'16 d'16 |
        e'16 c'16 d'16 b16 c'16 a16 b16 c'16 |
        d'16 b16 c'16 a16 b16 g16 a16 b16 |
        c'16 a16 b16 g16 a16 f16 g16 a16 |
        \clef "bass" b16 g16 a16 f16 g16 e16 f16 g16 |
        a16 f16 g16 e16 f16 d16 e16 f16 |
        g16 e16 f16 d16 e16 c16 d16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-3 d,16-4 f,16-2 e,16-3 g,16-1 f,16-2 e,16-3 |
        d,16 f,16 e,16 g,16 f,16 a,16 g,16 f,16 |
        e,16 g,16 f,16 a,16 g,16 b,16 a,16 g,16 |
        f,16 a,16 g,16 b,16 a,16 c16 b,16 a,16 |
        g,16 b,16 a,16 c16 b,16 d16 c16 b,16 |
        a,16 c16 b,16 d16 c16 e16 d16 c16 |
        b,16 d16 c16 e16 d16 f16 e16 d16 |
        c16 e16 d16 f16 e16 g16 f16 e16 |
        d16 f16 e16 g16 f16 a16 g16 f16 |
        e16 g16 f16 a16 g16 b16 a16 g16 |
        f16 a16 g16 b16 a16 c'16 b16 a16 |
        g16 b16 a16 c'16 b16 d'16 c'16 b16 |
        a16 c'16 b16 d'16 c'16 e'16 d'16 c'16 |
        b16 d'16 c'16 e'16 d'16 f'16 e'16 d'16 |
        g'16-1 e'16-3 f'16-2 d'16-4 e'16-3 c'16-5 d'16-4 e'16-3 |
        f'16 d'16 e'16 c'16 d'16 b16 c'16 d'16 |
        e'16 c'16 d'16 b16 c'16 a16 b16 c'16 |
        d'16 b16 c'16 a16 b16 g16 a16 b16 |
        c'16 a16 b16 g16 a16 f16 g16 a16 |
        b16 g16 a16 f16 g16 e16 f16 g16 |
        a16 f16 g16 e16 f16 d16 e16 f16 |
        g16 e16 f16 d16 e16 c16 d16 e16 |
        f16 d16 e16 c16 d16 b,16 c16 d16 |
        e16 c16 d16 b,16 c16 a,16 b,16 c16 |
        d16 b,16 c16 a,16 b,16 g,16 a,16 b,16 |
        c16 a,16 b,16 g,16 a,16 f,16 g,16 a,16 |
        b,16 g,16 a,16 f,16 g,16 e,16 f,16 g,16 |
        a,16 f,16 g,16 e,16 f,16 d,16 e,16 f,16 |
        g,16 e,16 f,16 d,16 e,16 c,16 d,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 8"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200038> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 8" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-2 g16-4 a16-5 f16-3 g16-4 e16-2 f16-3 |
        d16 f16 a16 b16 g16 a16 f16 g16 |
        e16 g16 b16 c'16 a16 b16 g16 a16 |
        \clef "treble" f16 a16 c'16 d'16 b16 c'16 a16 b16 |
        g16 b16 d'16 e'16 c'16 d'16 b16 c'16 |
        a16 c'16 e'16 f'16 d'16 e'16 c'16 d'16 |
        b16 d'16 f'16 g'16 e'16 f'16 d'16 e'16 |
        c'16 e'16 g'16 a'16 f'16 g'16 e'16 f'16 |
        d'16 f'16 a'16 b'16 g'16 a'16 f'16 g'16 |
        e'16 g'16 b'16 c''16 a'16 b'16 g'16 a'16 |
        f'16 a'16 c''16 d''16 b'16 c''16 a'16 b'16 |
        g'16 b'16 d''16 e''16 c''16 d''16 b'16 c''16 |
        a'16 c''16 e''16 f''16 d''16 e''16 c''16 d''16 |
        b'16 d''16 f''16 g''16 e''16 f''16 d''16 e''16 |
        \bar "||" g''16-5 e''16-4 c''16-2 b'16-1 d''16-3 c''16-2 e''16-4 d''16-3 |
        f''16 d''16 b'16 a'16 c''16 b'16 d''16 c''16 |
        e''16 c''16 a'16 g'16 b'16 a'16 c''16 b'16 |
        d''16 b'16 g'16 f'16 a'16 g'16 b'16 a'16 |
        c''16 a'16 f'16 e'16 g'16 f'16 a'16 g'16 |
        b'16 g'16 e'16 d'16 f'16 e'16 g'16 f'16 |
        a'16 f'16 d'16 c'16 e'16 d'16 f'16 e'16 |
        g'16 e'16 c'16 b16 d'16 c'16 e'16 d'16 |
        f'16 d'16 b16 a16 c'16 b16 d'16 c'16 |
        e'16 c'16 a16 g16 b16 a16 c'16 b16 |
        d'16 b16 g16 f16 a16 g16 b16 a16 |
        \clef "bass" c'16 a16 f16 e16 g16 f16 a16 g16 |
        b16 g16 e16 d16 f16 e16 g16 f16 |
        a16 f16 d16 c16 e16 d16 f16 e16 |
        g16 e16 c16 b,16 d16 c16 e16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-4 g,16-2 a,16-1 f,16-3 g,16-2 e,16-4 f,16-3 |
        d,16 f,16 a,16 b,16 g,16 a,16 f,16 g,16 |
        e,16 g,16 b,16 c16 a,16 b,16 g,16 a,16 |
        f,16 a,16 c16 d16 b,16 c16 a,16 b,16 |
        g,16 b,16 d16 e16 c16 d16 b,16 c16 |
        a,16 c16 e16 f16 d16 e16 c16 d16 |
        b,16 d16 f16 g16 e16 f16 d16 e16 |
        c16 e16 g16 a16 f16 g16 e16 f16 |
        d16 f16 a16 b16 g16 a16 f16 g16 |
        e16 g16 b16 c'16 a16 b16 g16 a16 |
        f16 a16 c'16 d'16 b16 c'16 a16 b16 |
        g16 b16 d'16 e'16 c'16 d'16 b16 c'16 |
        a16 c'16 e'16 f'16 d'16 e'16 c'16 d'16 |
        b16 d'16 f'16 g'16 e'16 f'16 d'16 e'16 |
        g'16-1 e'16-2 c'16-4 b16-5 d'16-3 c'16-4 e'16-2 d'16-3 |
        f'16 d'16 b16 a16 c'16 b16 d'16 c'16 |
        e'16 c'16 a16 g16 b16 a16 c'16 b16 |
        d'16 b16 g16 f16 a16 g16 b16 a16 |
        c'16 a16 f16 e16 g16 f16 a16 g16 |
        b16 g16 e16 d16 f16 e16 g16 f16 |
        a16 f16 d16 c16 e16 d16 f16 e16 |
        g16 e16 c16 b,16 d16 c16 e16 d16 |
        f16 d16 b,16 a,16 c16 b,16 d16 c16 |
        e16 c16 a,16 g,16 b,16 a,16 c16 b,16 |
        d16 b,16 g,16 f,16 a,16 g,16 b,16 a,16 |
        c16 a,16 f,16 e,16 g,16 f,16 a,16 g,16 |
        b,16 g,16 e,16 d,16 f,16 e,16 g,16 f,16 |
        a,16 f,16 d,16 c,16 e,16 d,16 f,16 e,16 |
        g,16 e,16 c,16 b,,16 d,16 c,16 e,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 9"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E00200039> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 9" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-2 f16-3 e16-2 g16-4 f16-3 a16-5 g16-4 |
        d16 f16 g16 f16 a16 g16 b16 a16 |
        e16 g16 a16 g16 b16 a16 c'16 b16 |
        \clef "treble" f16 a16 b16 a16 c'16 b16 d'16 c'16 |
        g16 b16 c'16 b16 d'16 c'16 e'16 d'16 |
        a16 c'16 d'16 c'16 e'16 d'16 f'16 e'16 |
        b16 d'16 e'16 d'16 f'16 e'16 g'16 f'16 |
        c'16 e'16 f'16 e'16 g'16 f'16 a'16 g'16 |
        d'16 f'16 g'16 f'16 a'16 g'16 b'16 a'16 |
        e'16 g'16 a'16 g'16 b'16 a'16 c''16 b'16 |
        f'16 a'16 b'16 a'16 c''16 b'16 d''16 c''16 |
        g'16 b'16 c''16 b'16 d''16 c''16 e''16 d''16 |
        a'16 c''16 d''16 c''16 e''16 d''16 f''16 e''16 |
        b'16 d''16 e''16 d''16 f''16 e''16 g''16 f''16 |
        \bar "||" g''16-5 e''16-4 d''16-3 e''16-4 c''16-2 d''16-3 b'16-1 c''16-2 |
        f''16 d''16 c''16 d''16 b'16 c''16 a'16 b'16 |
        e''16 c''16 b'16 c''16 a'16 b'16 g'16 a'16 |
        d''16 b'16 a'16 b'16 g'16 a'16 f'16 g'16 |
        c''16 a'16 g'16 a'16 f'16 g'16 e'16 f'16 |
        b'16 g'16 f'16 g'16 e'16 f'16 d'16 e'16 |
        a'16 f'16 e'16 f'16 d'16 e'16 c'16 d'16 |
        g'16 e'16 d'16 e'16 c'16 d'16 b16 c'16 |
        f'16 d'16 c'16 d'16 b16 c'16 a16 b16 |
        e'16 c'16 b16 c'16 a16 b16 g16 a16 |
        d'16 b16 a16 b16 g16 a16 f16 g16 |
        \clef "bass" c'16 a16 g16 a16 f16 g16 e16 f16 |
        b16 g16 f16 g16 e16 f16 d16 e16 |
        a16 f16 e16 f16 d16 e16 d16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-4 f,16-3 e,16-4 g,16-2 f,16-3 a,16-1 g,16-2 |
        d,16 f,16 g,16 f,16 a,16 g,16 b,16 a,16 |
        e,16 g,16 a,16 g,16 b,16 a,16 c16 b,16 |
        f,16 a,16 b,16 a,16 c16 b,16 d16 c16 |
        g,16 b,16 c16 b,16 d16 c16 e16 d16 |
        a,16 c16 d16 c16 e16 d16 f16 e16 |
        b,16 d16 e16 d16 f16 e16 g16 f16 |
        c16 e16 f16 e16 g16 f16 a16 g16 |
        d16 f16 g16 f16 a16 g16 b16 a16 |
        e16 g16 a16 g16 b16 a16 c'16 b16 |
        f16 a16 b16 a16 c'16 b16 d'16 c'16 |
        g16 b16 c'16 b16 d'16 c'16 e'16 d'16 |
        a16 c'16 d'16 c'16 e'16 d'16 f'16 e'16 |
        b16 d'16 e'16 d'16 f'16 e'16 g'16 f'16 |
        g'16-1 e'16-2 d'16-3 e'16-2 c'16-4 d'16-3 b16-5 c'16-4 |
        f'16 d'16 c'16 d'16 b16 c'16 a16 b16 |
        e'16 c'16 b16 c'16 a16 b16 g16 a16 |
        d'16 b16 a16 b16 g16 a16 f16 g16 |
        c'16 a16 g16 a16 f16 g16 e16 f16 |
        b16 g16 f16 g16 e16 f16 d16 e16 |
        a16 f16 e16 f16 d16 e16 c16 d16 |
        g16 e16 d16 e16 c16 d16 b,16 c16 |
        f16 d16 c16 d16 b,16 c16 a,16 b,16 |
        e16 c16 b,16 c16 a,16 b,16 g,16 a,16 |
        d16 b,16 a,16 b,16 g,16 a,16 f,16 g,16 |
        c16 a,16 g,16 a,16 f,16 g,16 e,16 f,16 |
        b,16 g,16 f,16 g,16 e,16 f,16 d,16 e,16 |
        a,16 f,16 e,16 f,16 d,16 e,16 d,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 10"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310030> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 10" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 a16-5 g16-4 f16-3 e16-2 f16-3 e16-2 f16-3 |
        d16 b16 a16 g16 f16 g16 f16 g16 |
        e16 c'16 b16 a16 g16 a16 g16 a16 |
        \clef "treble" f16 d'16 c'16 b16 a16 b16 a16 b16 |
        g16 e'16 d'16 c'16 b16 c'16 b16 c'16 |
        a16 f'16 e'16 d'16 c'16 d'16 c'16 d'16 |
        b16 g'16 f'16 e'16 d'16 e'16 d'16 e'16 |
        c'16 a'16 g'16 f'16 e'16 f'16 e'16 f'16 |
        d'16 b'16 a'16 g'16 f'16 g'16 f'16 g'16 |
        e'16 c''16 b'16 a'16 g'16 a'16 g'16 a'16 |
        f'16 d''16 c''16 b'16 a'16 b'16 a'16 b'16 |
        g'16 e''16 d''16 c''16 b'16 c''16 b'16 c''16 |
        a'16 f''16 e''16 d''16 c''16 d''16 c''16 d''16 |
        b'16 g''16 f''16 e''16 d''16 e''16 d''16 e''16 |
        \bar "||" g''16-5 b'16-1 c''16-2 d''16-3 e''16-4 d''16-3 e''16-4 d''16-3 |
        f''16 a'16 b'16 c''16 d''16 c''16 d''16 c''16 |
        e''16 g'16 a'16 b'16 c''16 b'16 c''16 b'16 |
        d''16 f'16 g'16 a'16 b'16 a'16 b'16 a'16 |
        c''16 e'16 f'16 g'16 a'16 g'16 a'16 g'16 |
        b'16 d'16 e'16 f'16 g'16 f'16 g'16 f'16 |
        a'16 c'16 d'16 e'16 f'16 e'16 f'16 e'16 |
        g'16 b16 c'16 d'16 e'16 d'16 e'16 d'16 |
        f'16 a16 b16 c'16 d'16 c'16 d'16 c'16 |
        e'16 g16 a16 b16 c'16 b16 c'16 b16 |
        d'16 f16 g16 a16 b16 a16 b16 a16 |
        \clef "bass" c'16 e16 f16 g16 a16 g16 a16 g16 |
        b16 d16 e16 f16 g16 f16 g16 f16 |
        a16 c16 d16 e16 f16 e16 f16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 a,16-1 g,16-2 f,16-3 e,16-4 f,16-3 e,16-4 f,16-3 |
        d,16 b,16 a,16 g,16 f,16 g,16 f,16 g,16 |
        e,16 c16 b,16 a,16 g,16 a,16 g,16 a,16 |
        f,16 d16 c16 b,16 a,16 b,16 a,16 b,16 |
        g,16 e16 d16 c16 b,16 c16 b,16 c16 |
        a,16 f16 e16 d16 c16 d16 c16 d16 |
        b,16 g16 f16 e16 d16 e16 d16 e16 |
        c16 a16 g16 f16 e16 f16 e16 f16 |
        d16 b16 a16 g16 f16 g16 f16 g16 |
        e16 c'16 b16 a16 g16 a16 g16 a16 |
        f16 d'16 c'16 b16 a16 b16 a16 b16 |
        g16 e'16 d'16 c'16 b16 c'16 b16 c'16 |
        a16 f'16 e'16 d'16 c'16 d'16 c'16 d'16 |
        b16 g'16 f'16 e'16 d'16 e'16 d'16 e'16 |
        g'16-1 b16-5 c'16-4 d'16-3 e'16-2 d'16-3 e'16-2 d'16-3 |
        f'16 a16 b16 c'16 d'16 c'16 d'16 c'16 |
        e'16 g16 a16 b16 c'16 b16 c'16 b16 |
        d'16 f16 g16 a16 b16 a16 b16 a16 |
        c'16 e16 f16 g16 a16 g16 a16 g16 |
        b16 d16 e16 f16 g16 f16 g16 f16 |
        a16 c16 d16 e16 f16 e16 f16 e16 |
        g16 b,16 c16 d16 e16 d16 e16 d16 |
        f16 a,16 b,16 c16 d16 c16 d16 c16 |
        e16 g,16 a,16 b,16 c16 b,16 c16 b,16 |
        d16 f,16 g,16 a,16 b,16 a,16 b,16 a,16 |
        c16 e,16 f,16 g,16 a,16 g,16 a,16 g,16 |
        b,16 d,16 e,16 f,16 g,16 f,16 g,16 f,16 |
        a,16 c,16 d,16 e,16 f,16 e,16 f,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 11"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310031> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 11" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 e16-2 a16-5 g16-4 a16-5 g16-4 f16-3 g16-4 |
        d16 f16 b16 a16 b16 a16 g16 a16 |
        e16 g16 c'16 b16 c'16 b16 a16 b16 |
        \clef "treble" f16 a16 d'16 c'16 d'16 c'16 b16 c'16 |
        g16 b16 e'16 d'16 e'16 d'16 c'16 d'16 |
        a16 c'16 f'16 e'16 f'16 e'16 d'16 e'16 |
        b16 d'16 g'16 f'16 g'16 f'16 e'16 f'16 |
        c'16 e'16 a'16 g'16 a'16 g'16 f'16 g'16 |
        d'16 f'16 b'16 a'16 b'16 a'16 g'16 a'16 |
        e'16 g'16 c''16 b'16 c''16 b'16 a'16 b'16 |
        f'16 a'16 d''16 c''16 d''16 c''16 b'16 c''16 |
        g'16 b'16 e''16 d''16 e''16 d''16 c''16 d''16 |
        a'16 c''16 f''16 e''16 f''16 e''16 d''16 e''16 |
        b'16 d''16 g''16 f''16 g''16 f''16 e''16 f''16 |
        \bar "||" g''16 d''16 b'16 c''16 b'16 c''16 d''16 c''16 |
        f''16 c''16 a'16 b'16 a'16 b'16 c''16 b'16 |
        e''16 b'16 g'16 a'16 g'16 a'16 b'16 a'16 |
        d''16 a'16 f'16 g'16 f'16 g'16 a'16 g'16 |
        c''16 g'16 e'16 f'16 e'16 f'16 g'16 f'16 |
        b'16 f'16 d'16 e'16 d'16 e'16 f'16 e'16 |
        a'16 e'16 c'16 d'16 c'16 d'16 e'16 d'16 |
        g'16 d'16 b16 c'16 b16 c'16 d'16 c'16 |
        f'16 c'16 a16 b16 a16 b16 c'16 b16 |
        e'16 b16 g16 a16 g16 a16 b16 a16 |
        d'16 a16 f16 g16 f16 g16 a16 g16 |
        \clef "bass" c'16 g16 e16 f16 e16 f16 g16 f16 |
        b16 f16 d16 e16 d16 e16 f16 e16 |
        a16 e16 c16 d16 c16 d16 e16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 e,16-4 a,16-1 g,16-2 a,16-1 g,16-2 f,16-3 g,16-2 |
        d,16 f,16 b,16 a,16 b,16 a,16 g,16 a,16 |
        e,16 g,16 c16 b,16 c16 b,16 a,16 b,16 |
        f,16 a,16 d16 c16 d16 c16 b,16 c16 |
        g,16 b,16 e16 d16 e16 d16 c16 d16 |
        a,16 c16 f16 e16 f16 e16 d16 e16 |
        b,16 d16 g16 f16 g16 f16 e16 f16 |
        c16 e16 a16 g16 a16 g16 f16 g16 |
        d16 f16 b16 a16 b16 a16 g16 a16 |
        e16 g16 c'16 b16 c'16 b16 a16 b16 |
        f16 a16 d'16 c'16 d'16 c'16 b16 c'16 |
        g16 b16 e'16 d'16 e'16 d'16 c'16 d'16 |
        a16 c'16 f'16 e'16 f'16 e'16 d'16 e'16 |
        b16 d'16 g'16 f'16 g'16 f'16 e'16 f'16 |
        g'16 d'16 b16 c'16 b16 c'16 d'16 c'16 |
        f'16 c'16 a16 b16 a16 b16 c'16 b16 |
        e'16 b16 g16 a16 g16 a16 b16 a16 |
        d'16 a16 f16 g16 f16 g16 a16 g16 |
        c'16 g16 e16 f16 e16 f16 g16 f16 |
        b16 f16 d16 e16 d16 e16 f16 e16 |
        a16 e16 c16 d16 c16 d16 e16 d16 |
        g16 d16 b,16 c16 b,16 c16 d16 c16 |
        f16 c16 a,16 b,16 a,16 b,16 c16 b,16 |
        e16 b,16 g,16 a,16 g,16 a,16 b,16 a,16 |
        d16 a,16 f,16 g,16 f,16 g,16 a,16 g,16 |
        c16 g,16 e,16 f,16 e,16 f,16 g,16 f,16 |
        b,16 f,16 d,16 e,16 d,16 e,16 f,16 e,16 |
        a,16 e,16 c,16 d,16 c,16 d,16 e,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 12"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310032> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 12" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 g16 c16 e16 d16 c16 d16 e16 c16 |
        b16 d16 f16 e16 d16 e16 f16 d16 |
        c'16 e16 g16 f16 e16 f16 g16 e16 |
        \clef "treble" d'16 f16 a16 g16 f16 g16 a16 f16 |
        e'16 g16 b16 a16 g16 a16 b16 g16 |
        f'16 a16 c'16 b16 a16 b16 c'16 a16 |
        g'16 b16 d'16 c'16 b16 c'16 d'16 b16 |
        a'16 c'16 e'16 d'16 c'16 d'16 e'16 c'16 |
        b'16 d'16 f'16 e'16 d'16 e'16 f'16 d'16 |
        c''16 e'16 g'16 f'16 e'16 f'16 g'16 e'16 |
        d''16 f'16 a'16 g'16 f'16 g'16 a'16 f'16 |
        e''16 g'16 b'16 a'16 g'16 a'16 b'16 g'16 |
        f''16 a'16 c''16 b'16 a'16 b'16 c''16 a'16 |
        g''16 b'16 d''16 c''16 b'16 c''16 d''16 e''16 |
        \bar "||" b'16 g''16 e''16 f''16 g''16 f''16 e''16 g''16 |
        a'16 f''16 d''16 e''16 f''16 e''16 d''16 f''16 |
        g'16 e''16 c''16 d''16 e''16 d''16 c''16 e''16 |
        f'16 d''16 b'16 c''16 d''16 c''16 b'16 d''16 |
        e'16 c''16 a'16 b'16 c''16 b'16 a'16 c''16 |
        d'16 b'16 g'16 a'16 b'16 a'16 g'16 b'16 |
        c'16 a'16 f'16 g'16 a'16 g'16 f'16 a'16 |
        b16 g'16 e'16 f'16 g'16 f'16 e'16 g'16 |
        a16 f'16 d'16 e'16 f'16 e'16 d'16 f'16 |
        g16 e'16 c'16 d'16 e'16 d'16 c'16 e'16 |
        f16 d'16 b16 c'16 d'16 c'16 b16 d'16 |
        \clef "bass" e16 c'16 a16 b16 c'16 b16 a16 c'16 |
        d16 b16 g16 a16 b16 a16 g16 b16 |
        c16 a16 f16 g16 a16 g16 f16 a16 |
        c16 g16 e16 f16 g16 f16 e16 f16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        g,16 c,16 e,16 d,16 c,16 d,16 e,16 c,16 |
        b,16 d,16 f,16 e,16 d,16 e,16 f,16 d,16 |
        c16 e,16 g,16 f,16 e,16 f,16 g,16 e,16 |
        d16 f,16 a,16 g,16 f,16 g,16 a,16 f,16 |
        e16 g,16 b,16 a,16 g,16 a,16 b,16 g,16 |
        f16 a,16 c16 b,16 a,16 b,16 c16 a,16 |
        g16 b,16 d16 c16 b,16 c16 d16 b,16 |
        a16 c16 e16 d16 c16 d16 e16 c16 |
        b16 d16 f16 e16 d16 e16 f16 d16 |
        c'16 e16 g16 f16 e16 f16 g16 e16 |
        d'16 f16 a16 g16 f16 g16 a16 f16 |
        e'16 g16 b16 a16 g16 a16 b16 g16 |
        f'16 a16 c'16 b16 a16 b16 c'16 a16 |
        g'16 b16 d'16 c'16 b16 c'16 d'16 e'16 |
        b16 g'16 e'16 f'16 g'16 f'16 e'16 g'16 |
        a16 f'16 d'16 e'16 f'16 e'16 d'16 f'16 |
        g16 e'16 c'16 d'16 e'16 d'16 c'16 e'16 |
        f16 d'16 b16 c'16 d'16 c'16 b16 d'16 |
        e16 c'16 a16 b16 c'16 b16 a16 c'16 |
        d16 b16 g16 a16 b16 a16 g16 b16 |
        c16 a16 f16 g16 a16 g16 f16 a16 |
        b,16 g16 e16 f16 g16 f16 e16 g16 |
        a,16 f16 d16 e16 f16 e16 d16 f16 |
        g,16 e16 c16 d16 e16 d16 c16 e16 |
        f,16 d16 b,16 c16 d16 c16 b,16 d16 |
        e,16 c16 a,16 b,16 c16 b,16 a,16 c16 |
        d,16 b,16 g,16 a,16 b,16 a,16 g,16 b,16 |
        c,16 a,16 f,16 g,16 a,16 g,16 f,16 a,16 |
        c,16 g,16 e,16 f,16 g,16 f,16 e,16 f,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 13"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310033> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 13" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 e16-3 c16-1 f16-4 d16-2 g16-5 e16-3 f16-4 g16-5 |
        f16 d16 g16 e16 a16 f16 g16 a16 |
        g16 e16 a16 f16 b16 g16 a16 b16 |
        \clef "treble" a16 f16 b16 g16 c'16 a16 b16 c'16 |
        b16 g16 c'16 a16 d'16 b16 c'16 d'16 |
        c'16 a16 d'16 b16 e'16 c'16 d'16 e'16 |
        d'16 b16 e'16 c'16 f'16 d'16 e'16 f'16 |
        e'16 c'16 f'16 d'16 g'16 e'16 f'16 g'16 |
        f'16 d'16 g'16 e'16 a'16 f'16 g'16 a'16 |
        g'16 e'16 a'16 f'16 b'16 g'16 a'16 b'16 |
        a'16 f'16 b'16 g'16 c''16 a'16 b'16 c''16 |
        b'16 g'16 c''16 a'16 d''16 b'16 c''16 d''16 |
        c''16 a'16 d''16 b'16 e''16 c''16 d''16 e''16 |
        d''16 b'16 e''16 c''16 f''16 d''16 e''16 f''16 |
        \bar "||" e''16-3 g''16-5 d''16-2 f''16-4 e''16-3 c''16-1 d''16-2 e''16-3 |
        d''16 f''16 c''16 e''16 d''16 b'16 c''16 d''16 |
        c''16 e''16 b'16 d''16 c''16 a'16 b'16 c''16 |
        b'16 d''16 a'16 c''16 b'16 g'16 a'16 b'16 |
        a'16 c''16 g'16 b'16 a'16 f'16 g'16 a'16 |
        g'16 b'16 f'16 a'16 g'16 e'16 f'16 g'16 |
        f'16 a'16 e'16 g'16 f'16 d'16 e'16 f'16 |
        e'16 g'16 d'16 f'16 e'16 c'16 d'16 e'16 |
        d'16 f'16 c'16 e'16 d'16 b16 c'16 d'16 |
        c'16 e'16 b16 d'16 c'16 a16 b16 c'16 |
        b16 d'16 a16 c'16 b16 g16 a16 b16 |
        a16 c'16 g16 b16 a16 f16 g16 a16 |
        \clef "bass" g16 b16 f16 a16 g16 e16 f16 g16 |
        f16 a16 e16 g16 f16 d16 e16 f16 |
        e16 g16 d16 f16 e16 c16 d16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        e,16-3 c,16-5 f,16-2 d,16-4 g,16-1 e,16-3 f,16-2 g,16-1 |
        f,16 d,16 g,16 e,16 a,16 f,16 g,16 a,16 |
        g,16 e,16 a,16 f,16 b,16 g,16 a,16 b,16 |
        a,16 f,16 b,16 g,16 c16 a,16 b,16 c16 |
        b,16 g,16 c16 a,16 d16 b,16 c16 d16 |
        c16 a,16 d16 b,16 e16 c16 d16 e16 |
        d16 b,16 e16 c16 f16 d16 e16 f16 |
        e16 c16 f16 d16 g16 e16 f16 g16 |
        f16 d16 g16 e16 a16 f16 g16 a16 |
        g16 e16 a16 f16 b16 g16 a16 b16 |
        a16 f16 b16 g16 c'16 a16 b16 c'16 |
        b16 g16 c'16 a16 d'16 b16 c'16 d'16 |
        c'16 a16 d'16 b16 e'16 c'16 d'16 e'16 |
        d'16 b16 e'16 c'16 f'16 d'16 e'16 f'16 |
        e'16-3 g'16-1 d'16-4 f'16-2 e'16-3 c'16-5 d'16-4 e'16-3 |
        d'16 f'16 c'16 e'16 d'16 b16 c'16 d'16 |
        c'16 e'16 b16 d'16 c'16 a16 b16 c'16 |
        b16 d'16 a16 c'16 b16 g16 a16 b16 |
        a16 c'16 g16 b16 a16 f16 g16 a16 |
        g16 b16 f16 a16 g16 e16 f16 g16 |
        f16 a16 e16 g16 f16 d16 e16 f16 |
        e16 g16 d16 f16 e16 c16 d16 e16 |
        d16 f16 c16 e16 d16 b,16 c16 d16 |
        c16 e16 b,16 d16 c16 a,16 b,16 c16 |
        b,16 d16 a,16 c16 b,16 g,16 a,16 b,16 |
        a,16 c16 g,16 b,16 a,16 f,16 g,16 a,16 |
        g,16 b,16 f,16 a,16 g,16 e,16 f,16 g,16 |
        f,16 a,16 e,16 g,16 f,16 d,16 e,16 f,16 |
        e,16 g,16 d,16 f,16 e,16 c,16 d,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 14"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310034> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 14" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 d16-2 f16-4 e16-3 f16-4 e16-3 g16-5 f16-4 |
        d16 e16 g16 f16 g16 f16 a16 g16 |
        e16 f16 a16 g16 a16 g16 b16 a16 |
        \clef "treble" f16 g16 b16 a16 b16 a16 c'16 b16 |
        g16 a16 c'16 b16 c'16 b16 d'16 c'16 |
        a16 b16 d'16 c'16 d'16 c'16 e'16 d'16 |
        b16 c'16 e'16 d'16 e'16 d'16 f'16 e'16 |
        c'16 d'16 f'16 e'16 f'16 e'16 g'16 f'16 |
        d'16 e'16 g'16 f'16 g'16 f'16 a'16 g'16 |
        e'16 f'16 a'16 g'16 a'16 g'16 b'16 a'16 |
        f'16 g'16 b'16 a'16 b'16 a'16 c''16 b'16 |
        g'16 a'16 c''16 b'16 c''16 b'16 d''16 c''16 |
        a'16 b'16 d''16 c''16 d''16 c''16 e''16 d''16 |
        b'16 c''16 e''16 d''16 e''16 d''16 f''16 e''16 |
        \bar "||" g''16-5 f''16-4 d''16-2 e''16-3 d''16-2 e''16-3 c''16-1 d''16-2 |
        f''16 e''16 c''16 d''16 c''16 d''16 b'16 c''16 |
        e''16 d''16 b'16 c''16 b'16 c''16 a'16 b'16 |
        d''16 c''16 a'16 b'16 a'16 b'16 g'16 a'16 |
        c''16 b'16 g'16 a'16 g'16 a'16 f'16 g'16 |
        b'16 a'16 f'16 g'16 f'16 g'16 e'16 f'16 |
        a'16 g'16 e'16 f'16 e'16 f'16 d'16 e'16 |
        g'16 f'16 d'16 e'16 d'16 e'16 c'16 d'16 |
        f'16 e'16 c'16 d'16 c'16 d'16 b16 c'16 |
        e'16 d'16 b16 c'16 b16 c'16 a16 b16 |
        d'16 c'16 a16 b16 a16 b16 g16 a16 |
        c'16 b16 g16 a16 g16 a16 f16 g16 |
        \clef "bass" b16 a16 f16 g16 f16 g16 e16 f16 |
        a16 g16 e16 f16 e16 f16 d16 e16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 d,16-4 f,16-2 e,16-3 f,16-2 e,16-3 g,16-1 f,16-2 |
        d,16 e,16 g,16 f,16 g,16 f,16 a,16 g,16 |
        e,16 f,16 a,16 g,16 a,16 g,16 b,16 a,16 |
        f,16 g,16 b,16 a,16 b,16 a,16 c16 b,16 |
        g,16 a,16 c16 b,16 c16 b,16 d16 c16 |
        a,16 b,16 d16 c16 d16 c16 e16 d16 |
        b,16 c16 e16 d16 e16 d16 f16 e16 |
        c16 d16 f16 e16 f16 e16 g16 f16 |
        d16 e16 g16 f16 g16 f16 a16 g16 |
        e16 f16 a16 g16 a16 g16 b16 a16 |
        f16 g16 b16 a16 b16 a16 c'16 b16 |
        g16 a16 c'16 b16 c'16 b16 d'16 c'16 |
        a16 b16 d'16 c'16 d'16 c'16 e'16 d'16 |
        b16 c'16 e'16 d'16 e'16 d'16 f'16 e'16 |
        g'16-1 f'16-2 d'16-4 e'16-3 d'16-4 e'16-3 c'16-5 d'16-4 |
        f'16 e'16 c'16 d'16 c'16 d'16 b16 c'16 |
        e'16 d'16 b16 c'16 b16 c'16 a16 b16 |
        d'16 c'16 a16 b16 a16 b16 g16 a16 |
        c'16 b16 g16 a16 g16 a16 f16 g16 |
        b16 a16 f16 g16 f16 g16 e16 f16 |
        a16 g16 e16 f16 e16 f16 d16 e16 |
        g16 f16 d16 e16 d16 e16 c16 d16 |
        f16 e16 c16 d16 c16 d16 b,16 c16 |
        e16 d16 b,16 c16 b,16 c16 a,16 b,16 |
        d16 c16 a,16 b,16 a,16 b,16 g,16 a,16 |
        c16 b,16 g,16 a,16 g,16 a,16 f,16 g,16 |
        b,16 a,16 f,16 g,16 f,16 g,16 e,16 f,16 |
        a,16 g,16 e,16 f,16 e,16 f,16 d,16 e,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 15"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310035> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 15" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16 e16 d16 f16 e16 g16 f16 a16 |
        d16 f16 e16 g16 f16 a16 g16 b16 |
        e16 g16 f16 a16 g16 b16 a16 c'16 |
        \clef "treble" f16 a16 g16 b16 a16 c'16 b16 d'16 |
        g16 b16 a16 c'16 b16 d'16 c'16 e'16 |
        a16 c'16 b16 d'16 c'16 e'16 d'16 f'16 |
        b16 d'16 c'16 e'16 d'16 f'16 e'16 g'16 |
        c'16 e'16 d'16 f'16 e'16 g'16 f'16 a'16 |
        d'16 f'16 e'16 g'16 f'16 a'16 g'16 b'16 |
        e'16 g'16 f'16 a'16 g'16 b'16 a'16 c''16 |
        f'16 a'16 g'16 b'16 a'16 c''16 b'16 d''16 |
        g'16 b'16 a'16 c''16 b'16 d''16 c''16 e''16 |
        a'16 c''16 b'16 d''16 c''16 e''16 d''16 f''16 |
        b'16 d''16 c''16 e''16 d''16 f''16 e''16 f''16 |
        \bar "||" g''16 e''16 f''16 d''16 e''16 c''16 d''16 b'16 |
        f''16 d''16 e''16 c''16 d''16 b'16 c''16 a'16 |
        e''16 c''16 d''16 b'16 c''16 a'16 b'16 g'16 |
        d''16 b'16 c''16 a'16 b'16 g'16 a'16 f'16 |
        c''16 a'16 b'16 g'16 a'16 f'16 g'16 e'16 |
        b'16 g'16 a'16 f'16 g'16 e'16 f'16 d'16 |
        a'16 f'16 g'16 e'16 f'16 d'16 e'16 c'16 |
        g'16 e'16 f'16 d'16 e'16 c'16 d'16 b16 |
        f'16 d'16 e'16 c'16 d'16 b16 c'16 a16 |
        e'16 c'16 d'16 b16 c'16 a16 b16 g16 |
        d'16 b16 c'16 a16 b16 g16 a16 f16 |
        \clef "bass" c'16 a16 b16 g16 a16 f16 g16 e16 |
        b16 g16 a16 f16 g16 e16 f16 d16 |
        a16 f16 g16 e16 f16 d16 e16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16 e,16 d,16 f,16 e,16 g,16 f,16 a,16 |
        d,16 f,16 e,16 g,16 f,16 a,16 g,16 b,16 |
        e,16 g,16 f,16 a,16 g,16 b,16 a,16 c16 |
        f,16 a,16 g,16 b,16 a,16 c16 b,16 d16 |
        g,16 b,16 a,16 c16 b,16 d16 c16 e16 |
        a,16 c16 b,16 d16 c16 e16 d16 f16 |
        b,16 d16 c16 e16 d16 f16 e16 g16 |
        c16 e16 d16 f16 e16 g16 f16 a16 |
        d16 f16 e16 g16 f16 a16 g16 b16 |
        e16 g16 f16 a16 g16 b16 a16 c'16 |
        f16 a16 g16 b16 a16 c'16 b16 d'16 |
        g16 b16 a16 c'16 b16 d'16 c'16 e'16 |
        a16 c'16 b16 d'16 c'16 e'16 d'16 f'16 |
        b16 d'16 c'16 e'16 d'16 f'16 e'16 f'16 |
        g'16 e'16 f'16 d'16 e'16 c'16 d'16 b16 |
        f'16 d'16 e'16 c'16 d'16 b16 c'16 a16 |
        e'16 c'16 d'16 b16 c'16 a16 b16 g16 |
        d'16 b16 c'16 a16 b16 g16 a16 f16 |
        c'16 a16 b16 g16 a16 f16 g16 e16 |
        b16 g16 a16 f16 g16 e16 f16 d16 |
        a16 f16 g16 e16 f16 d16 e16 c16 |
        g16 e16 f16 d16 e16 c16 d16 b,16 |
        f16 d16 e16 c16 d16 b,16 c16 a,16 |
        e16 c16 d16 b,16 c16 a,16 b,16 g,16 |
        d16 b,16 c16 a,16 b,16 g,16 a,16 f,16 |
        c16 a,16 b,16 g,16 a,16 f,16 g,16 e,16 |
        b,16 g,16 a,16 f,16 g,16 e,16 f,16 d,16 |
        a,16 f,16 g,16 e,16 f,16 d,16 e,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 16"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310036> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 16" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16 e16 d16 e16 a16 g16 f16 g16 |
        d16 f16 e16 f16 b16 a16 g16 a16 |
        e16 g16 f16 g16 c'16 b16 a16 b16 |
        \clef "treble" f16 a16 g16 a16 d'16 c'16 b16 c'16 |
        g16 b16 a16 b16 e'16 d'16 c'16 d'16 |
        a16 c'16 b16 c'16 f'16 e'16 d'16 e'16 |
        b16 d'16 c'16 d'16 g'16 f'16 e'16 f'16 |
        c'16 e'16 d'16 e'16 a'16 g'16 f'16 g'16 |
        d'16 f'16 e'16 f'16 b'16 a'16 g'16 a'16 |
        e'16 g'16 f'16 g'16 c''16 b'16 a'16 b'16 |
        f'16 a'16 g'16 a'16 d''16 c''16 b'16 c''16 |
        g'16 b'16 a'16 b'16 e''16 d''16 c''16 d''16 |
        a'16 c''16 b'16 c''16 f''16 e''16 d''16 e''16 |
        b'16 d''16 c''16 d''16 g''16 f''16 e''16 f''16 |
        \bar "||" g''16-5 d''16-3 e''16-4 d''16-3 b'16-1 c''16-2 d''16-3 c''16-2 |
        f''16 c''16 d''16 c''16 a'16 b'16 c''16 b'16 |
        e''16 b'16 c''16 b'16 g'16 a'16 b'16 a'16 |
        d''16 a'16 b'16 a'16 f'16 g'16 a'16 g'16 |
        c''16 g'16 a'16 g'16 e'16 f'16 g'16 f'16 |
        b'16 f'16 g'16 f'16 d'16 e'16 f'16 e'16 |
        a'16 e'16 f'16 e'16 c'16 d'16 e'16 d'16 |
        g'16 d'16 e'16 d'16 b16 c'16 d'16 c'16 |
        f'16 c'16 d'16 c'16 a16 b16 c'16 b16 |
        e'16 b16 c'16 b16 g16 a16 b16 a16 |
        d'16 a16 b16 a16 f16 g16 a16 g16 |
        \clef "bass" c'16 g16 a16 g16 e16 f16 g16 f16 |
        b16 f16 g16 f16 d16 e16 f16 e16 |
        a16 e16 f16 e16 c16 d16 e16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16 e,16 d,16 e,16 a,16 g,16 f,16 g,16 |
        d,16 f,16 e,16 f,16 b,16 a,16 g,16 a,16 |
        e,16 g,16 f,16 g,16 c16 b,16 a,16 b,16 |
        f,16 a,16 g,16 a,16 d16 c16 b,16 c16 |
        g,16 b,16 a,16 b,16 e16 d16 c16 d16 |
        a,16 c16 b,16 c16 f16 e16 d16 e16 |
        b,16 d16 c16 d16 g16 f16 e16 f16 |
        c16 e16 d16 e16 a16 g16 f16 g16 |
        d16 f16 e16 f16 b16 a16 g16 a16 |
        e16 g16 f16 g16 c'16 b16 a16 b16 |
        f16 a16 g16 a16 d'16 c'16 b16 c'16 |
        g16 b16 a16 b16 e'16 d'16 c'16 d'16 |
        a16 c'16 b16 c'16 f'16 e'16 d'16 e'16 |
        b16 d'16 c'16 d'16 g'16 f'16 e'16 f'16 |
        g'16-1 d'16-3 e'16-2 d'16-3 b16-5 c'16-4 d'16-3 c'16-4 |
        f'16 c'16 d'16 c'16 a16 b16 c'16 b16 |
        e'16 b16 c'16 b16 g16 a16 b16 a16 |
        d'16 a16 b16 a16 f16 g16 a16 g16 |
        c'16 g16 a16 g16 e16 f16 g16 f16 |
        b16 f16 g16 f16 d16 e16 f16 e16 |
        a16 e16 f16 e16 c16 d16 e16 d16 |
        g16 d16 e16 d16 b,16 c16 d16 c16 |
        f16 c16 d16 c16 a,16 b,16 c16 b,16 |
        e16 b,16 c16 b,16 g,16 a,16 b,16 a,16 |
        d16 a,16 b,16 a,16 f,16 g,16 a,16 g,16 |
        c16 g,16 a,16 g,16 e,16 f,16 g,16 f,16 |
        b,16 f,16 g,16 f,16 d,16 e,16 f,16 e,16 |
        a,16 e,16 f,16 e,16 c,16 d,16 e,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 17"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310037> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 17" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16 e16 a16 g16 b16 a16 g16 a16 |
        d16 f16 b16 a16 c'16 b16 a16 b16 |
        e16 g16 c'16 b16 d'16 c'16 b16 c'16 |
        \clef "treble" f16 a16 d'16 c'16 e'16 d'16 c'16 d'16 |
        g16 b16 e'16 d'16 f'16 e'16 d'16 e'16 |
        a16 c'16 f'16 e'16 g'16 f'16 e'16 f'16 |
        b16 d'16 g'16 f'16 a'16 g'16 f'16 g'16 |
        c'16 e'16 a'16 g'16 b'16 a'16 g'16 a'16 |
        d'16 f'16 b'16 a'16 c''16 b'16 a'16 b'16 |
        e'16 g'16 c''16 b'16 d''16 c''16 b'16 c''16 |
        f'16 a'16 d''16 c''16 e''16 d''16 c''16 d''16 |
        g'16 b'16 e''16 d''16 f''16 e''16 d''16 e''16 |
        a'16 c''16 f''16 e''16 g''16 f''16 e''16 f''16 |
        b'16 d''16 g''16 f''16 a''16 g''16 f''16 e''16 |
        \bar "||" g''16 d''16 b'16 c''16 a'16 b'16 c''16 a'16 |
        f''16 c''16 a'16 b'16 g'16 a'16 b'16 g'16 |
        e''16 b'16 g'16 a'16 f'16 g'16 a'16 f'16 |
        d''16 a'16 f'16 g'16 e'16 f'16 g'16 e'16 |
        c''16 g'16 e'16 f'16 d'16 e'16 f'16 d'16 |
        b'16 f'16 d'16 e'16 c'16 d'16 e'16 c'16 |
        a'16 e'16 c'16 d'16 b16 c'16 d'16 b16 |
        g'16 d'16 b16 c'16 a16 b16 c'16 a16 |
        f'16 c'16 a16 b16 g16 a16 b16 g16 |
        e'16 b16 g16 a16 f16 g16 a16 f16 |
        \clef "bass" d'16 a16 f16 g16 e16 f16 g16 e16 |
        c'16 g16 e16 f16 d16 e16 f16 d16 |
        b16 f16 d16 e16 c16 d16 e16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16 e,16 a,16 g,16 b,16 a,16 g,16 a,16 |
        d,16 f,16 b,16 a,16 c16 b,16 a,16 b,16 |
        e,16 g,16 c16 b,16 d16 c16 b,16 c16 |
        f,16 a,16 d16 c16 e16 d16 c16 d16 |
        g,16 b,16 e16 d16 f16 e16 d16 e16 |
        a,16 c16 f16 e16 g16 f16 e16 f16 |
        b,16 d16 g16 f16 a16 g16 f16 g16 |
        c16 e16 a16 g16 b16 a16 g16 a16 |
        d16 f16 b16 a16 c'16 b16 a16 b16 |
        e16 g16 c'16 b16 d'16 c'16 b16 c'16 |
        f16 a16 d'16 c'16 e'16 d'16 c'16 d'16 |
        g16 b16 e'16 d'16 f'16 e'16 d'16 e'16 |
        a16 c'16 f'16 e'16 g'16 f'16 e'16 f'16 |
        b16 d'16 g'16 f'16 a'16 g'16 f'16 e'16 |
        g'16 d'16 b16 c'16 a16 b16 c'16 a16 |
        f'16 c'16 a16 b16 g16 a16 b16 g16 |
        e'16 b16 g16 a16 f16 g16 a16 f16 |
        d'16 a16 f16 g16 e16 f16 g16 e16 |
        c'16 g16 e16 f16 d16 e16 f16 d16 |
        b16 f16 d16 e16 c16 d16 e16 c16 |
        a16 e16 c16 d16 b,16 c16 d16 b,16 |
        g16 d16 b,16 c16 a,16 b,16 c16 a,16 |
        f16 c16 a,16 b,16 g,16 a,16 b,16 g,16 |
        e16 b,16 g,16 a,16 f,16 g,16 a,16 f,16 |
        d16 a,16 f,16 g,16 e,16 f,16 g,16 e,16 |
        c16 g,16 e,16 f,16 d,16 e,16 f,16 d,16 |
        b,16 f,16 d,16 e,16 c,16 d,16 e,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 18"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310038> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 18" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 d16-2 f16-4 e16-3 g16-5 f16-4 d16-2 e16-3 |
        d16 e16 g16 f16 a16 g16 e16 f16 |
        e16 f16 a16 g16 b16 a16 f16 g16 |
        \clef "treble" f16 g16 b16 a16 c'16 b16 g16 a16 |
        g16 a16 c'16 b16 d'16 c'16 a16 b16 |
        a16 b16 d'16 c'16 e'16 d'16 b16 c'16 |
        b16 c'16 e'16 d'16 f'16 e'16 c'16 d'16 |
        c'16 d'16 f'16 e'16 g'16 f'16 d'16 e'16 |
        d'16 e'16 g'16 f'16 a'16 g'16 e'16 f'16 |
        e'16 f'16 a'16 g'16 b'16 a'16 f'16 g'16 |
        f'16 g'16 b'16 a'16 c''16 b'16 g'16 a'16 |
        g'16 a'16 c''16 b'16 d''16 c''16 a'16 b'16 |
        a'16 b'16 d''16 c''16 e''16 d''16 b'16 c''16 |
        b'16 c''16 e''16 d''16 f''16 e''16 c''16 d''16 |
        \bar "||" g''16-5 f''16-4 d''16-2 e''16-3 c''16-1 d''16-2 f''16-4 e''16-3 |
        f''16 e''16 c''16 d''16 b'16 c''16 e''16 d''16 |
        e''16 d''16 b'16 c''16 a'16 b'16 d''16 c''16 |
        d''16 c''16 a'16 b'16 g'16 a'16 c''16 b'16 |
        c''16 b'16 g'16 a'16 f'16 g'16 b'16 a'16 |
        b'16 a'16 f'16 g'16 e'16 f'16 a'16 g'16 |
        a'16 g'16 e'16 f'16 d'16 e'16 g'16 f'16 |
        g'16 f'16 d'16 e'16 c'16 d'16 f'16 e'16 |
        f'16 e'16 c'16 d'16 b16 c'16 e'16 d'16 |
        e'16 d'16 b16 c'16 a16 b16 d'16 c'16 |
        d'16 c'16 a16 b16 g16 a16 c'16 b16 |
        c'16 b16 g16 a16 f16 g16 b16 a16 |
        \clef "bass" b16 a16 f16 g16 e16 f16 a16 g16 |
        a16 g16 e16 f16 d16 e16 g16 f16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 d,16-4 f,16-2 e,16-3 g,16-1 f,16-2 d,16-4 e,16-3 |
        d,16 e,16 g,16 f,16 a,16 g,16 e,16 f,16 |
        e,16 f,16 a,16 g,16 b,16 a,16 f,16 g,16 |
        f,16 g,16 b,16 a,16 c16 b,16 g,16 a,16 |
        g,16 a,16 c16 b,16 d16 c16 a,16 b,16 |
        a,16 b,16 d16 c16 e16 d16 b,16 c16 |
        b,16 c16 e16 d16 f16 e16 c16 d16 |
        c16 d16 f16 e16 g16 f16 d16 e16 |
        d16 e16 g16 f16 a16 g16 e16 f16 |
        e16 f16 a16 g16 b16 a16 f16 g16 |
        f16 g16 b16 a16 c'16 b16 g16 a16 |
        g16 a16 c'16 b16 d'16 c'16 a16 b16 |
        a16 b16 d'16 c'16 e'16 d'16 b16 c'16 |
        b16 c'16 e'16 d'16 f'16 e'16 c'16 d'16 |
        g'16-1 f'16-2 d'16-4 e'16-3 c'16-5 d'16-4 f'16-2 e'16-3 |
        f'16 e'16 c'16 d'16 b16 c'16 e'16 d'16 |
        e'16 d'16 b16 c'16 a16 b16 d'16 c'16 |
        d'16 c'16 a16 b16 g16 a16 c'16 b16 |
        c'16 b16 g16 a16 f16 g16 b16 a16 |
        b16 a16 f16 g16 e16 f16 a16 g16 |
        a16 g16 e16 f16 d16 e16 g16 f16 |
        g16 f16 d16 e16 c16 d16 f16 e16 |
        f16 e16 c16 d16 b,16 c16 e16 d16 |
        e16 d16 b,16 c16 a,16 b,16 d16 c16 |
        d16 c16 a,16 b,16 g,16 a,16 c16 b,16 |
        c16 b,16 g,16 a,16 f,16 g,16 b,16 a,16 |
        b,16 a,16 f,16 g,16 e,16 f,16 a,16 g,16 |
        a,16 g,16 e,16 f,16 d,16 e,16 g,16 f,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 19"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000310039> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 19" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 c16-1 a16-5 f16-3 g16-4 a16-5 f16-3 e16-2 g16-4 |
        d16 b16 g16 a16 b16 g16 f16 a16 |
        e16 c'16 a16 b16 c'16 a16 g16 b16 |
        \clef "treble" f16 d'16 b16 c'16 d'16 b16 a16 c'16 |
        g16 e'16 c'16 d'16 e'16 c'16 b16 d'16 |
        a16 f'16 d'16 e'16 f'16 d'16 c'16 e'16 |
        b16 g'16 e'16 f'16 g'16 e'16 d'16 f'16 |
        c'16 a'16 f'16 g'16 a'16 f'16 e'16 g'16 |
        d'16 b'16 g'16 a'16 b'16 g'16 f'16 a'16 |
        e'16 c''16 a'16 b'16 c''16 a'16 g'16 b'16 |
        f'16 d''16 b'16 c''16 d''16 b'16 a'16 c''16 |
        g'16 e''16 c''16 d''16 e''16 c''16 b'16 d''16 |
        a'16 f''16 d''16 e''16 f''16 d''16 c''16 e''16 |
        b'16 g''16 e''16 f''16 g''16 e''16 d''16 f''16 |
        \bar "||" g''16-5 b'16-1 d''16-3 c''16-2 b'16-1 d''16-3 e''16-4 c''16-2 |
        f''16 a'16 c''16 b'16 a'16 c''16 d''16 b'16 |
        e''16 g'16 b'16 a'16 g'16 b'16 c''16 a'16 |
        d''16 f'16 a'16 g'16 f'16 a'16 b'16 g'16 |
        c''16 e'16 g'16 f'16 e'16 g'16 a'16 f'16 |
        b'16 d'16 f'16 e'16 d'16 f'16 g'16 e'16 |
        a'16 c'16 e'16 d'16 c'16 e'16 f'16 d'16 |
        g'16 b16 d'16 c'16 b16 d'16 e'16 c'16 |
        f'16 a16 c'16 b16 a16 c'16 d'16 b16 |
        e'16 g16 b16 a16 g16 b16 c'16 a16 |
        d'16 f16 a16 g16 f16 a16 b16 g16 |
        \clef "bass" c'16 e16 g16 f16 e16 g16 a16 f16 |
        b16 d16 f16 e16 d16 f16 g16 e16 |
        a16 c16 e16 d16 c16 e16 f16 d16 |
        \set Score.repeatCommands = #'(end-repeat) c2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        c,16-5 a,16-1 f,16-3 g,16-2 a,16-1 f,16-3 e,16-4 g,16-2 |
        d,16 b,16 g,16 a,16 b,16 g,16 f,16 a,16 |
        e,16 c16 a,16 b,16 c16 a,16 g,16 b,16 |
        f,16 d16 b,16 c16 d16 b,16 a,16 c16 |
        g,16 e16 c16 d16 e16 c16 b,16 d16 |
        a,16 f16 d16 e16 f16 d16 c16 e16 |
        b,16 g16 e16 f16 g16 e16 d16 f16 |
        c16 a16 f16 g16 a16 f16 e16 g16 |
        d16 b16 g16 a16 b16 g16 f16 a16 |
        e16 c'16 a16 b16 c'16 a16 g16 b16 |
        f16 d'16 b16 c'16 d'16 b16 a16 c'16 |
        g16 e'16 c'16 d'16 e'16 c'16 b16 d'16 |
        a16 f'16 d'16 e'16 f'16 d'16 c'16 e'16 |
        b16 g'16 e'16 f'16 g'16 e'16 d'16 f'16 |
        g'16-1 b16-5 d'16-3 c'16-4 b16-5 d'16-3 e'16-2 c'16-4 |
        f'16 a16 c'16 b16 a16 c'16 d'16 b16 |
        e'16 g16 b16 a16 g16 b16 c'16 a16 |
        d'16 f16 a16 g16 f16 a16 b16 g16 |
        c'16 e16 g16 f16 e16 g16 a16 f16 |
        b16 d16 f16 e16 d16 f16 g16 e16 |
        a16 c16 e16 d16 c16 e16 f16 d16 |
        g16 b,16 d16 c16 b,16 d16 e16 c16 |
        f16 a,16 c16 b,16 a,16 c16 d16 b,16 |
        e16 g,16 b,16 a,16 g,16 b,16 c16 a,16 |
        d16 f,16 a,16 g,16 f,16 a,16 b,16 g,16 |
        c16 e,16 g,16 f,16 e,16 g,16 a,16 f,16 |
        b,16 d,16 f,16 e,16 d,16 f,16 g,16 e,16 |
        a,16 c,16 e,16 d,16 c,16 e,16 f,16 d,16 |
        c,2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
\bookpart {
  \paper { page-count = #2  system-count = #10  ragged-last-bottom = ##f }
  \tocItem \markup "Exercise No. 20"
  \markup \fill-line { \concat { \postscript "mark /Title <FEFF004500780065007200630069007300650020004E006F002E002000320030> /View [/Fit] /OUT pdfmark"
    \fontsize #4 \bold "Exercise No. 20" } }
  \markup \vspace #0.6
  \score {
    <<
      \new PianoStaff <<
      \new Staff = "rh" <<
      \new Voice = "rh1" { \key c \major \time 2/4 \clef "bass"
        \tempo 4 = 60 e16 g16 c'16 e'16 c'16 b16 c'16 a16 |
        \clef "treble" f16 a16 d'16 f'16 d'16 c'16 d'16 b16 |
        g16 b16 e'16 g'16 e'16 d'16 e'16 c'16 |
        a16 c'16 f'16 a'16 f'16 e'16 f'16 d'16 |
        b16 d'16 g'16 b'16 g'16 f'16 g'16 e'16 |
        c'16 e'16 a'16 c''16 a'16 g'16 a'16 f'16 |
        d'16 f'16 b'16 d''16 b'16 a'16 b'16 g'16 |
        e'16 g'16 c''16 e''16 c''16 b'16 c''16 a'16 |
        f'16 a'16 d''16 f''16 d''16 c''16 d''16 b'16 |
        g'16 b'16 e''16 g''16 e''16 d''16 e''16 c''16 |
        a'16 c''16 f''16 a''16 f''16 e''16 f''16 d''16 |
        b'16 d''16 g''16 b''16 g''16 f''16 g''16 e''16 |
        c''16 e''16 a''16 c'''16 a''16 g''16 a''16 f''16 |
        d''16 f''16 b''16 d'''16 b''16 a''16 b''16 g''16 |
        e''16 g''16 c'''16 e'''16 c'''16 b''16 c'''16 g''16 |
        \bar "||" e'''16 c'''16 g''16 e''16 g''16 f''16 g''16 e''16 |
        d'''16 b''16 f''16 d''16 f''16 e''16 f''16 d''16 |
        c'''16 a''16 e''16 c''16 e''16 d''16 e''16 c''16 |
        b''16 g''16 d''16 b'16 d''16 c''16 d''16 b'16 |
        a''16 f''16 c''16 a'16 c''16 b'16 c''16 a'16 |
        g''16 e''16 b'16 g'16 b'16 a'16 b'16 g'16 |
        f''16 d''16 a'16 f'16 a'16 g'16 a'16 f'16 |
        e''16 c''16 g'16 e'16 g'16 f'16 g'16 e'16 |
        d''16 b'16 f'16 d'16 f'16 e'16 f'16 d'16 |
        c''16 a'16 e'16 c'16 e'16 d'16 e'16 c'16 |
        b'16 g'16 d'16 b16 d'16 c'16 d'16 b16 |
        a'16 f'16 c'16 a16 c'16 b16 c'16 a16 |
        g'16 e'16 b16 g16 b16 a16 b16 g16 |
        f'16 d'16 a16 f16 a16 g16 a16 f16 |
        \clef "bass" e'16 c'16 g16 e16 g16 f16 g16 f16 |
        \set Score.repeatCommands = #'(end-repeat) <e c'>2 |
        \bar "|."
      }
      >>
      \new Staff = "lh" <<
      \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
        \override Fingering.direction = #DOWN
        e,16 g,16 c16 e16 c16 b,16 c16 a,16 |
        f,16 a,16 d16 f16 d16 c16 d16 b,16 |
        g,16 b,16 e16 g16 e16 d16 e16 c16 |
        a,16 c16 f16 a16 f16 e16 f16 d16 |
        b,16 d16 g16 b16 g16 f16 g16 e16 |
        c16 e16 a16 c'16 a16 g16 a16 f16 |
        d16 f16 b16 d'16 b16 a16 b16 g16 |
        e16 g16 c'16 e'16 c'16 b16 c'16 a16 |
        f16 a16 d'16 f'16 d'16 c'16 d'16 b16 |
        g16 b16 e'16 g'16 e'16 d'16 e'16 c'16 |
        a16 c'16 f'16 a'16 f'16 e'16 f'16 d'16 |
        b16 d'16 g'16 b'16 g'16 f'16 g'16 e'16 |
        c'16 e'16 a'16 c''16 a'16 g'16 a'16 f'16 |
        d'16 f'16 b'16 d''16 b'16 a'16 b'16 g'16 |
        e'16 g'16 c''16 e''16 c''16 b'16 c''16 g'16 |
        e''16 c''16 g'16 e'16 g'16 f'16 g'16 e'16 |
        d''16 b'16 f'16 d'16 f'16 e'16 f'16 d'16 |
        c''16 a'16 e'16 c'16 e'16 d'16 e'16 c'16 |
        b'16 g'16 d'16 b16 d'16 c'16 d'16 b16 |
        a'16 f'16 c'16 a16 c'16 b16 c'16 a16 |
        g'16 e'16 b16 g16 b16 a16 b16 g16 |
        f'16 d'16 a16 f16 a16 g16 a16 f16 |
        e'16 c'16 g16 e16 g16 f16 g16 e16 |
        d'16 b16 f16 d16 f16 e16 f16 d16 |
        c'16 a16 e16 c16 e16 d16 e16 c16 |
        b16 g16 d16 b,16 d16 c16 d16 b,16 |
        a16 f16 c16 a,16 c16 b,16 c16 a,16 |
        g16 e16 b,16 g,16 b,16 a,16 b,16 g,16 |
        f16 d16 a,16 f,16 a,16 g,16 a,16 f,16 |
        e16 c16 g,16 e,16 g,16 f,16 g,16 f,16 |
        <c, c>2 |
      }
      >>
      >>
    >>
    \layout {
      indent = 0
    }
  }
}
