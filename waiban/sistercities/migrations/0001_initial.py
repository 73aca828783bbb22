import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('events', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('friendship', 'sister city'), ('cooperative', 'friendly cooperative city'), ('intent', 'intent'), ('unit', 'unit-level tie')], default='intent', max_length=12, verbose_name='kind')),
                ('stage', models.CharField(blank=True, choices=[('contact', 'contact'), ('intent', 'letter of intent'), ('internal_decision', 'decision of the city government'), ('peoples_congress', "people's congress"), ('province_review', 'review by the province'), ('cpaffc_review', 'review by CPAFFC'), ('approved', 'approved'), ('signed', 'signed'), ('in_force', 'in force'), ('on_hold', 'on hold'), ('declined', 'declined'), ('lapsed', 'lapsed'), ('terminated', 'terminated')], editable=False, max_length=20, verbose_name='stage')),
                ('approval_expires', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='approval expires')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('city', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='places.city', verbose_name='partner city')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='came of the event')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'tie',
                'verbose_name_plural': 'ties',
                'indexes': [models.Index(fields=['kind', 'id'], name='sistercitie_kind_203265_idx'), models.Index(fields=['stage', 'id'], name='sistercitie_stage_5c9ffe_idx'), models.Index(fields=['approval_expires', 'id'], name='sistercitie_approva_cf15cf_idx'), models.Index(fields=['city', 'id'], name='sistercitie_city_id_21fe67_idx'), models.Index(fields=['division', 'id'], name='sistercitie_divisio_b1107d_idx'), models.Index(fields=['person', 'id'], name='sistercitie_person__05bfc0_idx'), models.Index(fields=['event', 'id'], name='sistercitie_event_i_6b74bf_idx')],
                'constraints': [models.UniqueConstraint(fields=('city', 'kind'), name='one_tie_of_a_kind_with_a_city')],
            },
        ),
        migrations.CreateModel(
            name='TieStage',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('stage', models.CharField(choices=[('contact', 'contact'), ('intent', 'letter of intent'), ('internal_decision', 'decision of the city government'), ('peoples_congress', "people's congress"), ('province_review', 'review by the province'), ('cpaffc_review', 'review by CPAFFC'), ('approved', 'approved'), ('signed', 'signed'), ('in_force', 'in force'), ('on_hold', 'on hold'), ('declined', 'declined'), ('lapsed', 'lapsed'), ('terminated', 'terminated')], max_length=20, verbose_name='stage')),
                ('on', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('document', models.CharField(blank=True, max_length=120, verbose_name='document')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='sistercities.tie')),
            ],
            options={
                'verbose_name': 'stage',
                'verbose_name_plural': 'stages',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['tie', 'stage', 'on'], name='tie_stages'), models.Index(fields=['stage', 'tie'], name='sistercitie_stage_f0a479_idx'), models.Index(fields=['on', 'tie'], name='sistercitie_on_38b04f_idx')],
            },
        ),
        migrations.CreateModel(
            name='PlannedExchange',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('plan', models.CharField(choices=[('year', 'yearly plan'), ('five_years', 'five-year plan')], default='year', max_length=10, verbose_name='plan')),
                ('period', models.CharField(max_length=20, verbose_name='period of the plan')),
                ('area', models.CharField(blank=True, max_length=40, verbose_name='field')),
                ('planned_for', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='planned for')),
                ('done_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='done on')),
                ('result', models.TextField(blank=True, verbose_name='result')),
                ('dropped', models.CharField(blank=True, max_length=160, verbose_name='dropped because')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='partner city')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'plan item',
                'verbose_name_plural': 'plan items',
                'indexes': [models.Index(fields=['plan', 'id'], name='sistercitie_plan_b936c5_idx'), models.Index(fields=['period', 'id'], name='sistercitie_period_6fc4fc_idx'), models.Index(fields=['city', 'id'], name='sistercitie_city_id_e03ba5_idx'), models.Index(fields=['area', 'id'], name='sistercitie_area_6d39a4_idx'), models.Index(fields=['planned_for', 'id'], name='sistercitie_planned_a7df1a_idx'), models.Index(fields=['division', 'id'], name='sistercitie_divisio_fb54cc_idx'), models.Index(fields=['person', 'id'], name='sistercitie_person__073515_idx'), models.Index(fields=['done_on', 'id', 'plan', 'city', 'planned_for', 'division', 'person'], name='sistercitie_done_on_dd7634_idx')],
            },
        ),
    ]
